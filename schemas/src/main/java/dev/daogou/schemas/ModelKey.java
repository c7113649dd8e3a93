package dev.daogou.schemas;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Key of the model that is used for something: written {@code tenant/kind} in UTF-8, such as {@code
 * default/ranker}.
 *
 * @param tenant whose shop, see {@link Tenants#isValid}
 * @param kind what the model is for, as its manifest says
 */
public record ModelKey(String tenant, String kind) {
  private static final Pattern KIND = Pattern.compile("[a-z0-9-]{1,64}");

  public ModelKey {
    if (!Tenants.isValid(tenant)) {
      throw new IllegalArgumentException("tenant must be 1 to 64 of [a-z0-9_-]: '" + tenant + "'");
    }
    if (!KIND.matcher(kind).matches()) {
      throw new IllegalArgumentException("kind must be 1 to 64 of [a-z0-9-]: '" + kind + "'");
    }
  }

  /** Reads {@code tenant/kind}; empty where the text is not such a key. */
  public static Optional<ModelKey> parse(String text) {
    int slash = text.indexOf('/');
    if (slash < 0) {
      return Optional.empty();
    }
    String tenant = text.substring(0, slash);
    String kind = text.substring(slash + 1);
    return Tenants.isValid(tenant) && KIND.matcher(kind).matches()
        ? Optional.of(new ModelKey(tenant, kind))
        : Optional.empty();
  }

  @Override
  public String toString() {
    return tenant + "/" + kind;
  }
}
