package dev.daogou.models.sequence;

import dev.daogou.recommender.inference.SequenceModel;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.IntConsumer;

/**
 * What a call of a written model costs on this machine: time of the one thread that makes it, so
 * that what else runs there does not count.
 *
 * @param one microseconds to encode one session
 * @param eachOfMany microseconds for each session where many are encoded together
 * @param nearest microseconds to find the items nearest to a vector
 */
public record SequenceModelSpeed(double one, double eachOfMany, double nearest) {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final int MANY = 64;
  private static final int TIMES = 2000;
  private static final int ROUNDS = 7;
  private static final int LIST = 100;

  /** Measures with sessions of so many random items; the median of some rounds, warmed up. */
  public static SequenceModelSpeed of(SequenceModel model, int length) {
    Random random = new Random(1);
    List<int[]> many =
        random
            .ints(MANY, 0, Integer.MAX_VALUE)
            .mapToObj(seed -> new Random(seed).ints(length, 0, model.items()).toArray())
            .toList();
    float[][] vectors = model.encode(many).orThrow();
    double one = median(i -> model.encode(List.of(many.get(i % MANY))).orThrow(), TIMES);
    double together = median(i -> model.encode(many).orThrow(), TIMES / 20);
    double nearest = median(i -> model.nearest(vectors[i % MANY], LIST), TIMES / 4);
    return new SequenceModelSpeed(one, together / MANY, nearest);
  }

  private static double median(IntConsumer call, int times) {
    double[] rounds = new double[ROUNDS];
    for (int round = 0; round < ROUNDS; round++) {
      long begun = THREADS.getCurrentThreadCpuTime();
      for (int i = 0; i < times; i++) {
        call.accept(i);
      }
      rounds[round] = (THREADS.getCurrentThreadCpuTime() - begun) / 1e3 / times;
    }
    Arrays.sort(rounds);
    return rounds[ROUNDS / 2];
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "one session %.1f µs, each of %d together %.1f µs, the nearest %d %.1f µs",
        one,
        MANY,
        eachOfMany,
        LIST,
        nearest);
  }
}
