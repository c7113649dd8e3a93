package dev.daogou.serving.security;

import dev.daogou.intake.KnownTenants;
import dev.daogou.schemas.Tenants;
import dev.daogou.serving.ops.ServiceConfig;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/**
 * The tenants of {@code daogou.tenants}, and those to which a key or a shopper secret belongs: as
 * the keys change, so do they.
 */
@Startup
@ApplicationScoped
class DeclaredTenants implements KnownTenants {
  private static final Logger LOG = Logger.getLogger(DeclaredTenants.class);

  /** Names that are told of in the log; there may be any number of them. */
  private static final int MOST_TOLD = 20;

  private final Set<String> configured;
  private final Keys keys;
  private final Set<String> told = ConcurrentHashMap.newKeySet();

  /**
   * @throws IllegalArgumentException when one of them cannot be a tenant
   */
  @Inject
  DeclaredTenants(ServiceConfig config, Keys keys) {
    this(config.tenants(), keys);
  }

  DeclaredTenants(Set<String> configured, Keys keys) {
    this.configured = Set.copyOf(configured);
    this.keys = keys;
    configured.forEach(DeclaredTenants::requireValid);
  }

  private static void requireValid(String tenant) {
    if (!Tenants.isValid(tenant)) {
      throw new IllegalArgumentException(
          "daogou.tenants: each must be 1 to 64 of [a-z0-9_-], not '" + tenant + "'");
    }
  }

  @Override
  public boolean knows(String tenant) {
    return configured.contains(tenant) || keys.ring().hasTenant(tenant);
  }

  @Override
  public void passedOver(String tenant) {
    if (told.size() < MOST_TOLD && told.add(tenant)) {
      LOG.warnf(
          "%s: what its topics have of it is not in memory, and comes with the next start",
          KnownTenants.unknown(tenant));
    }
  }
}
