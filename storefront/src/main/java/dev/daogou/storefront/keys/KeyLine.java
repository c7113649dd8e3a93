package dev.daogou.storefront.keys;

import dev.daogou.schemas.Tenants;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The line of a key in the service's keys file.
 *
 * @param tenant null for all
 * @param rate null for the default
 */
public record KeyLine(
    String name,
    NewKey key,
    List<KeyRole> roles,
    boolean forBrowsers,
    List<String> origins,
    @Nullable String tenant,
    @Nullable Integer rate) {
  /** What a key may do. */
  public enum KeyRole {
    publish,
    read,
    merchandise,
    admin
  }

  /**
   * @throws IllegalArgumentException when the service would refuse it
   */
  public KeyLine {
    roles = List.copyOf(roles);
    origins = List.copyOf(origins);
    if (!name.matches("[A-Za-z0-9._-]{1,64}")) {
      throw new IllegalArgumentException("a name is 1 to 64 of [A-Za-z0-9._-], not " + name);
    }
    if (forBrowsers && !List.of(KeyRole.publish, KeyRole.read).containsAll(roles)) {
      throw new IllegalArgumentException("a browser key can only publish and read");
    }
    if (forBrowsers && origins.isEmpty()) {
      throw new IllegalArgumentException(
          "a browser key needs --origin, such as https://shop.example");
    }
    for (String text : origins) {
      if (!text.matches("\\*|https?://[A-Za-z0-9.:\\[\\]-]+")) {
        throw new IllegalArgumentException(
            "an origin is scheme://host, without a path, such as https://shop.example, not "
                + text);
      }
    }
    if (rate != null && rate < 1) {
      throw new IllegalArgumentException("a rate is at least 1 a second, not " + rate);
    }
    if (tenant != null && !Tenants.isValid(tenant)) {
      throw new IllegalArgumentException("a tenant is 1 to 64 of [a-z0-9_-], not " + tenant);
    }
  }

  /** The line, to stand below {@code keys:}. */
  public String yaml() {
    StringBuilder line = new StringBuilder("  " + name + ": {hash: \"" + key.hash() + "\"");
    line.append(", roles: [").append(joined(roles, "")).append(']');
    if (forBrowsers) {
      line.append(", kind: browser");
    }
    if (!origins.isEmpty()) {
      line.append(", origins: [").append(joined(origins, "\"")).append(']');
    }
    if (tenant != null) {
      line.append(", tenant: \"").append(tenant).append('"');
    }
    if (rate != null) {
      line.append(", rate: ").append(rate);
    }
    return line.append('}').toString();
  }

  private static String joined(List<?> words, String quote) {
    return words.stream().map(word -> quote + word + quote).collect(Collectors.joining(", "));
  }
}
