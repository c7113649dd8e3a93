package dev.daogou.app;

/**
 * A change of an object failed halfway, and what the object was before is only known where the
 * transaction began: the transaction must be given up and repeated.
 */
public final class HalfChangedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  HalfChangedException(String store, RuntimeException failure) {
    super("a change in " + store + " failed halfway; the transaction is repeated", failure);
  }
}
