package dev.daogou.serving.security;

import dev.daogou.schemas.Tenants;
import java.util.EnumSet;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * A key as it is known here, which is not the key itself.
 *
 * @param id name of the key, for people and the audit log
 * @param tenant the only shop that it opens; empty for all
 * @param origins of pages that may use it, such as {@code https://shop.example}; {@code *} for any
 * @param rate requests a second; empty for the default
 */
record ApiKey(
    String id,
    KeyHash hash,
    Set<AccessRole> roles,
    KeyKind kind,
    Optional<String> tenant,
    Set<String> origins,
    OptionalInt rate) {
  private static final Set<AccessRole> IN_A_PAGE = EnumSet.of(AccessRole.PUBLISH, AccessRole.READ);

  ApiKey {
    roles = Set.copyOf(roles);
    origins = Set.copyOf(origins);
    require(id.matches("[A-Za-z0-9._-]{1,64}"), "its name must be 1 to 64 of [A-Za-z0-9._-]");
    require(!roles.isEmpty(), "it has no roles: publish, read, merchandise or admin");
    require(tenant.isEmpty() || Tenants.isValid(tenant.get()), "its tenant is not valid");
    require(rate.isEmpty() || rate.getAsInt() > 0, "its rate must be above 0");
    if (kind == KeyKind.BROWSER) {
      require(IN_A_PAGE.containsAll(roles), "a browser key can only publish and read");
      require(!origins.isEmpty(), "a browser key needs the origins of its pages");
    }
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalArgumentException(otherwise);
    }
  }

  boolean allowsOrigin(String origin) {
    return origins.contains("*") || origins.contains(origin);
  }
}
