package dev.daogou.recommender.vectors;

import java.lang.System.Logger.Level;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;

/**
 * Which loops are in use. A program begins with plain ones. When the rush of its first seconds is
 * over, a thread calls the wide ones until the compiler has seen to them, and puts them in place
 * once they are faster, which they never are where there is no optimising compiler.
 *
 * <p>The system property {@code daogou.vectors} settles it: {@code plain} or {@code wide}, for
 * figures that are to be the same in every run, or {@code auto}, which is usual.
 */
final class LoopChoice {
  private static final String AUTO = "auto";
  private static final System.Logger LOG = System.getLogger(LoopChoice.class.getName());
  private static final String OPTIMISING = "-XX:TieredStopAtLevel=4";
  private static final Duration RUSH = Duration.ofSeconds(20);
  private static final Duration BETWEEN_TRIALS = Duration.ofMillis(500);
  private static final int TRIALS = 60;
  private static final int FASTER_IN_A_ROW = 2;
  private static final Loops PLAIN = new PlainLoops();

  // Not volatile: a thread that goes on with the plain ones for a while does no harm.
  private static Loops current = begin(System.getProperty(Vectors.LOOPS, AUTO));

  private LoopChoice() {}

  /** The loops to use now. */
  static Loops current() {
    return current;
  }

  private static Loops begin(String asked) {
    if (asked.equalsIgnoreCase(AUTO) && isOptimising()) {
      Thread.ofPlatform().daemon().name("daogou-vector-loops").start(LoopChoice::tryOut);
    }
    return first(asked);
  }

  /** The loops to begin with. */
  static Loops first(String asked) {
    return switch (asked.toLowerCase(Locale.ROOT)) {
      case "plain", AUTO -> PLAIN;
      case "wide" -> new WideLoops();
      default ->
          throw new IllegalArgumentException(
              Vectors.LOOPS + " is plain, wide or auto, not '" + asked + "'");
    };
  }

  // Of an option that is given twice the JVM takes the last.
  private static boolean isOptimising() {
    return ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(argument -> argument.startsWith("-XX:TieredStopAtLevel="))
        .reduce(OPTIMISING, (before, last) -> last)
        .equals(OPTIMISING);
  }

  private static void tryOut() {
    try {
      Thread.sleep(RUSH);
      Loops wide = new WideLoops();
      int faster = 0;
      for (int trial = 0; trial < TRIALS && faster < FASTER_IN_A_ROW; trial++) {
        Thread.sleep(BETWEEN_TRIALS);
        faster = Trial.of(wide) < Trial.of(PLAIN) ? faster + 1 : 0;
      }
      if (faster == FASTER_IN_A_ROW) {
        current = wide;
      }
      LOG.log(Level.DEBUG, "vectors go by {0}", current.getClass().getSimpleName());
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    } catch (LinkageError e) {
      LOG.log(Level.DEBUG, "vectors go by plain loops: the JVM has no module for wide ones", e);
    }
  }

  /** All loops one after the other, as often as it takes to be compiled in a few trials. */
  private static final class Trial {
    private static final int WIDTH = 160;
    private static final int QUERIES = 8;
    private static final int ROUNDS = 8;
    private static final int CALLS = 100;

    private final Loops loops;
    private final MemorySegment row;
    private final float[][] queries = new float[QUERIES][WIDTH];
    private final float[] results = new float[QUERIES];
    private final float[] sums = new float[WIDTH];
    private final float[] others = new float[WIDTH];
    // Looked at in the end, so that no measured work can be left out.
    private float sink;

    private Trial(Loops loops, MemorySegment row) {
      this.loops = loops;
      this.row = row;
      for (float[] query : queries) {
        Arrays.fill(query, 0.1f);
      }
    }

    /** Nanoseconds of the fastest round. */
    static long of(Loops loops) {
      try (Arena arena = Arena.ofConfined()) {
        var trial = new Trial(loops, arena.allocate(VectorMatrix.FLOAT, WIDTH));
        long fastest = Long.MAX_VALUE;
        for (int round = 0; round < ROUNDS; round++) {
          fastest = Math.min(fastest, trial.round());
        }
        return trial.sink == Float.POSITIVE_INFINITY ? Long.MAX_VALUE : fastest;
      }
    }

    private long round() {
      long began = System.nanoTime();
      for (int call = 0; call < CALLS; call++) {
        sink += loops.dot(queries[0], 0, queries[1], 0, WIDTH) + loops.dot(row, 0, queries[0]);
        loops.dots(row, 0, queries, results);
        loops.addScaled(sums, 0, 1e-3f, queries[0], 0, WIDTH);
        loops.addScaled(row, 0, 1e-3f, sums, 1e-3f, others);
        loops.scale(sums, 0, WIDTH, 0.5f);
        sink += loops.square(row, 0, WIDTH);
        loops.exp(results);
      }
      return System.nanoTime() - began;
    }
  }
}
