package dev.daogou.storefront.replay;

/** How much a reader takes of one entry of a file before it gives up, whatever the file holds. */
public final class FileLimits {
  /** Most characters of a line; the service refuses an item or event of half as many. */
  public static final int LONGEST_LINE = 1 << 21;

  /** How deep a JSON entry may nest. */
  public static final int DEEPEST = 100;

  /** Most names, values and brackets of a JSON entry; the service takes no more either. */
  public static final int MOST_TOKENS = 100_000;

  private FileLimits() {}
}
