package dev.daogou.bench.faults;

import java.io.IOException;
import java.util.Random;

/**
 * Something that once stopped the program, or somebody else's use of it, as a stranger can do it.
 */
interface Attack {
  /** What it is, in the words of the report. */
  String name();

  /**
   * Does it.
   *
   * @throws IOException where the program hangs up, which it may
   */
  void strike(Stranger stranger, Random random) throws IOException, InterruptedException;
}
