package dev.daogou.schemas;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Rules for tenant names; a tenant is one shop among those that share an installation. */
public final class Tenants {
  /** The tenant of whoever names none. */
  public static final String DEFAULT = "default";

  private static final Pattern VALID = Pattern.compile("[a-z0-9_-]{1,64}");

  private Tenants() {}

  /** Whether the name may stand in a key: 1 to 64 lower-case letters, digits, '-' or '_'. */
  public static boolean isValid(@Nullable String tenant) {
    return tenant != null && (tenant.equals(DEFAULT) || VALID.matcher(tenant).matches());
  }
}
