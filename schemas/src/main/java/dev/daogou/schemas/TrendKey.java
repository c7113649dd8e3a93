package dev.daogou.schemas;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Key of the figures of one bucket as one source counted them: written {@code
 * tenant/resolution/start/source} in UTF-8.
 *
 * @param tenant whose shop
 * @param resolution how long the bucket is
 * @param start of the bucket, epoch milliseconds
 * @param source who counted: {@code partition-N} for the events of one partition, {@code serve-…}
 *     for the reads of one run of an instance; letters, digits, '.', '_' and '-'
 */
public record TrendKey(String tenant, Resolution resolution, long start, String source) {
  private static final int PARTS = 4;
  private static final Pattern SOURCE = Pattern.compile("[A-Za-z0-9._-]{1,200}");
  private static final Pattern START = Pattern.compile("-?[0-9]{1,18}");

  public TrendKey {
    if (!Tenants.isValid(tenant)) {
      throw new IllegalArgumentException("tenant must be 1 to 64 of [a-z0-9_-]: '" + tenant + "'");
    }
    if (!SOURCE.matcher(source).matches()) {
      throw new IllegalArgumentException("source must be 1 to 200 of [A-Za-z0-9._-]: " + source);
    }
  }

  /** Reads what {@link #toString} writes; empty where the text is not such a key. */
  public static Optional<TrendKey> parse(String text) {
    String[] parts = text.split("/", -1);
    if (parts.length != PARTS
        || !Tenants.isValid(parts[0])
        || !START.matcher(parts[2]).matches()
        || !SOURCE.matcher(parts[3]).matches()) {
      return Optional.empty();
    }
    return Resolution.of(parts[1])
        .map(resolution -> new TrendKey(parts[0], resolution, Long.parseLong(parts[2]), parts[3]));
  }

  @Override
  public String toString() {
    return tenant + '/' + resolution.label() + '/' + start + '/' + source;
  }
}
