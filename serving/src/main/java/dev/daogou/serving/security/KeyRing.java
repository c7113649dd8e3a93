package dev.daogou.serving.security;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toUnmodifiableSet;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** All keys, and the secrets with which shops sign shopper tokens, by tenant. */
final class KeyRing {
  private static final int SHORTEST_SECRET = 32;

  private final Map<KeyHash, ApiKey> keys;
  private final Map<String, List<String>> shopperSecrets;
  private final Set<String> tenants;

  /**
   * @throws IllegalArgumentException when two keys are the same, or a secret is too short
   */
  KeyRing(Collection<ApiKey> keys, Map<String, List<String>> shopperSecrets) {
    this.keys = keys.stream().collect(toMap(ApiKey::hash, identity(), KeyRing::refuseSame));
    this.shopperSecrets = Map.copyOf(shopperSecrets);
    this.tenants =
        Stream.concat(
                keys.stream().map(ApiKey::tenant).flatMap(Optional::stream),
                shopperSecrets.keySet().stream())
            .collect(toUnmodifiableSet());
    shopperSecrets.forEach(
        (tenant, secrets) -> {
          if (secrets.stream().anyMatch(secret -> secret.length() < SHORTEST_SECRET)) {
            throw new IllegalArgumentException(
                "a shopper secret of "
                    + tenant
                    + " is shorter than "
                    + SHORTEST_SECRET
                    + " characters");
          }
        });
  }

  private static ApiKey refuseSame(ApiKey one, ApiKey other) {
    throw new IllegalArgumentException(one.id() + " and " + other.id() + " are the same key");
  }

  boolean isEmpty() {
    return keys.isEmpty();
  }

  int size() {
    return keys.size();
  }

  /** The key, where it is one of these; found by its hash, which tells nothing of the key. */
  Optional<ApiKey> find(String shown) {
    KeyHash hash = KeyHash.of(shown);
    return Optional.ofNullable(keys.get(hash)).filter(key -> key.hash().matches(hash));
  }

  /** Whether pages of this origin may use any of the keys. */
  boolean knowsOrigin(String origin) {
    return keys.values().stream().anyMatch(key -> key.allowsOrigin(origin));
  }

  /** Whether a key or a secret is the tenant's own. */
  boolean hasTenant(String tenant) {
    return tenants.contains(tenant);
  }

  /** Any of them may have signed a token: more than one while a new one comes into use. */
  List<String> shopperSecrets(String tenant) {
    return shopperSecrets.getOrDefault(tenant, List.of());
  }
}
