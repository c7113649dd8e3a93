package dev.daogou.storefront.replay;

/** What every reader needs of the place where it puts what it finds. */
public interface ReadingSink {
  /**
   * A line that cannot be read.
   *
   * @param line its number, from 1
   * @param what is wrong with it
   */
  void malformed(long line, String what);

  /** Whether more is wanted; a reader stops when it is not. */
  boolean isOpen();
}
