package dev.daogou.bench;

/** How much of the heap is in use. */
final class Memory {
  private static final int COLLECTIONS = 4;

  private Memory() {}

  /** Bytes that are still in use after collections. */
  static long used() {
    Runtime runtime = Runtime.getRuntime();
    long least = Long.MAX_VALUE;
    for (int i = 0; i < COLLECTIONS; i++) {
      System.gc();
      least = Math.min(least, runtime.totalMemory() - runtime.freeMemory());
    }
    return least;
  }
}
