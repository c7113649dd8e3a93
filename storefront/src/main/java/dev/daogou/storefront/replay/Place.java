package dev.daogou.storefront.replay;

/**
 * Where an entry stands.
 *
 * @param file name of the file
 * @param line from 1; 0 where it is not known
 */
public record Place(String file, long line) {
  /** Of what came from no file. */
  public static final Place NOWHERE = new Place("", 0);

  @Override
  public String toString() {
    return file + ":" + line;
  }
}
