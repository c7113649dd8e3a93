package dev.daogou.intake;

import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * Which tenants there are. Each takes memory of its own on every instance, so a name alone makes
 * none: what comes for a tenant that nobody declared is refused. May come to know more while it is
 * asked, from any thread.
 */
@FunctionalInterface
public interface KnownTenants {
  /** Whoever is named: for measurements and tests, where nobody else sends. */
  KnownTenants ANY = tenant -> true;

  /** Whether somebody declared the tenant. */
  boolean knows(String tenant);

  /** These, and no others. */
  static KnownTenants of(String... tenants) {
    return Set.of(tenants)::contains;
  }

  /** Told of a tenant whose records a table in memory passed over. */
  default void passedOver(String tenant) {}

  /** Why nothing can be taken for the tenant; empty where it is known. */
  default Optional<Rejection> check(String tenant) {
    return knows(tenant)
        ? FieldRules.ok()
        : FieldRules.reject(RejectionReason.UNKNOWN_TENANT, unknown(tenant));
  }

  /** What is wrong with the tenant, and what to do. */
  static String unknown(String tenant) {
    return "nobody declared the tenant "
        + tenant
        + "; add it to daogou.tenants, or give it a key of its own";
  }

  /**
   * The view, told of records of known tenants alone: what the topics still have of others takes no
   * memory.
   *
   * @param tenant of a record's key
   */
  default <K, V> BiConsumer<K, V> only(Function<K, String> tenant, BiConsumer<K, V> view) {
    return (key, value) -> {
      String whose = tenant.apply(key);
      if (knows(whose)) {
        view.accept(key, value);
      } else {
        passedOver(whose);
      }
    };
  }
}
