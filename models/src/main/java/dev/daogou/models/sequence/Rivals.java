package dev.daogou.models.sequence;

import java.util.Arrays;
import java.util.Random;

/**
 * The items against which a step's targets compete: all, or the targets of the step and items drawn
 * by their popularity to a power. How likely each was to be among them is known, so that the
 * softmax over them estimates the one over all (Bengio and Senécal, 2008).
 */
final class Rivals {
  private static final double POWER = 0.75;

  private final double[] drawn;
  private final double[] cumulative;
  private final double[] popularity;
  private final int samples;

  /**
   * @param counts how often each row is a target
   * @param samples items to draw
   */
  Rivals(int[] counts, int samples) {
    this.samples = samples;
    double power = Double.parseDouble(System.getProperty("power", "" + POWER));
    double total = Arrays.stream(counts).sum();
    popularity = Arrays.stream(counts).mapToDouble(count -> count / total).toArray();
    drawn = Arrays.stream(counts).mapToDouble(count -> Math.pow(count + 1.0, power)).toArray();
    double sum = Arrays.stream(drawn).sum();
    cumulative = new double[counts.length];
    double upTo = 0;
    for (int i = 0; i < counts.length; i++) {
      drawn[i] /= sum;
      upTo += drawn[i];
      cumulative[i] = upTo;
    }
  }

  /** Whether a step's targets compete with all items. */
  boolean areAll() {
    return popularity.length <= 2 * samples;
  }

  /**
   * Rows that compete in one step.
   *
   * @param rows each once
   * @param places where in {@code rows} each target stands
   * @param logChance logarithm of how likely each row was to be among them
   */
  @SuppressWarnings("ArrayRecordComponent") // short-lived
  record Drawn(int[] rows, int[] places, float[] logChance) {}

  /** Draws for some targets. */
  Drawn draw(int[] targets, Random random) {
    int[] place = new int[popularity.length];
    Arrays.fill(place, -1);
    int[] rows = new int[Math.min(popularity.length, samples + targets.length)];
    int size = 0;
    for (int target : targets) {
      if (place[target] < 0) {
        place[target] = size;
        rows[size++] = target;
      }
    }
    for (int i = 0; i < samples; i++) {
      int row = one(random);
      if (place[row] < 0) {
        place[row] = size;
        rows[size++] = row;
      }
    }
    int[] kept = Arrays.copyOf(rows, size);
    float[] logChance = new float[size];
    for (int i = 0; i < size; i++) {
      double expected = samples * drawn[kept[i]] + targets.length * popularity[kept[i]];
      logChance[i] = (float) Math.log(-Math.expm1(-expected));
    }
    return new Drawn(kept, Arrays.stream(targets).map(target -> place[target]).toArray(), logChance);
  }

  private int one(Random random) {
    int found = Arrays.binarySearch(cumulative, random.nextDouble());
    return Math.min(popularity.length - 1, found < 0 ? -found - 1 : found + 1);
  }
}
