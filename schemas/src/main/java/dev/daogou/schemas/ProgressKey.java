package dev.daogou.schemas;

/** Keys of progress markers on the recommendations topic; no shopper's key starts with '!'. */
public final class ProgressKey {
  private static final String PREFIX = "!progress/";

  private ProgressKey() {}

  /** Key of the marker of a partition. */
  public static String of(int partition) {
    return PREFIX + partition;
  }

  /** Whether the key is a marker's. */
  public static boolean isMarker(String key) {
    return key.startsWith(PREFIX);
  }
}
