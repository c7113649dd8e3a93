package dev.daogou.models.sequence;

import java.util.Arrays;
import java.util.Random;

/**
 * The items against which a step's targets compete: all, or the targets of the step and items drawn
 * by their popularity to a power. How likely each was to be among them is known, so that the
 * softmax over them estimates the one over all (Bengio and Senécal, 2008).
 */
final class SampledNegatives {
  private static final double POWER = 0.75;
  private static final int NOWHERE = -1;

  private final double[] drawn;
  private final double[] cumulative;
  private final double[] popularity;
  private final int samples;

  /**
   * @param counts how often each row is a target
   * @param samples items to draw
   */
  SampledNegatives(int[] counts, int samples) {
    this.samples = samples;
    double total = Arrays.stream(counts).sum();
    popularity = Arrays.stream(counts).mapToDouble(count -> count / total).toArray();
    drawn = Arrays.stream(counts).mapToDouble(count -> Math.pow(count + 1.0, POWER)).toArray();
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
  private boolean areAll() {
    return popularity.length <= 2 * samples;
  }

  /**
   * The rows that one step needs.
   *
   * @param rows each once, those that compete first
   * @param competing how many compete
   * @param place where in {@code rows} a row of the table stands
   * @param logChance logarithm of how likely each competing row was to be among them
   */
  @SuppressWarnings("ArrayRecordComponent") // short-lived
  record Drawn(int[] rows, int competing, int[] place, float[] logChance) {}

  /**
   * Draws for some targets.
   *
   * @param seen rows that the step needs besides
   */
  Drawn draw(int[] targets, int[] seen, Random random) {
    int items = popularity.length;
    int[] place = new int[items];
    if (areAll()) {
      Arrays.setAll(place, i -> i);
      return new Drawn(place.clone(), items, place, new float[items]);
    }
    Arrays.fill(place, NOWHERE);
    int[] rows = new int[Math.min(items, samples + targets.length + seen.length)];
    int size = 0;
    for (int target : targets) {
      size = add(target, rows, place, size);
    }
    for (int i = 0; i < samples; i++) {
      size = add(one(random), rows, place, size);
    }
    float[] logChance = new float[size];
    for (int i = 0; i < size; i++) {
      double expected = samples * drawn[rows[i]] + targets.length * popularity[rows[i]];
      logChance[i] = (float) Math.log(-Math.expm1(-expected));
    }
    for (int row : seen) {
      size = add(row, rows, place, size);
    }
    return new Drawn(Arrays.copyOf(rows, size), logChance.length, place, logChance);
  }

  private static int add(int row, int[] rows, int[] place, int size) {
    if (place[row] != NOWHERE) {
      return size;
    }
    place[row] = size;
    rows[size] = row;
    return size + 1;
  }

  private int one(Random random) {
    int found = Arrays.binarySearch(cumulative, random.nextDouble());
    return Math.min(popularity.length - 1, found < 0 ? -found - 1 : found + 1);
  }
}
