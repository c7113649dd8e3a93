package dev.daogou.storefront.replay;

/** What stands between the cells of a table, told by its header. */
public final class Separator {
  private static final String KNOWN = "\t;,|";

  private Separator() {}

  /** Whichever of tab, semicolon, comma and bar the header has most of; a comma without any. */
  public static char of(String header) {
    char best = ',';
    long most = 0;
    for (char candidate : KNOWN.toCharArray()) {
      long count = header.chars().filter(c -> c == candidate).count();
      if (count > most) {
        most = count;
        best = candidate;
      }
    }
    return best;
  }
}
