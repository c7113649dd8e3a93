package dev.daogou.models.sequence;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;

/**
 * The model's weights outside PyTorch, by name, in a fixed order.
 *
 * @param arrays values and shapes
 */
public record SequenceWeights(Map<String, Array> arrays) {
  /** Every item's vector, V rows. */
  static final String ITEMS = "items";

  /** What an item's place, counted from the newest, adds; one row a place. */
  static final String PLACES = "places";

  /** Name prefix of an attention block. */
  static final String BLOCK = "block";

  /**
   * One array.
   *
   * @param values row after row
   * @param shape its lengths
   */
  @SuppressWarnings("ArrayRecordComponent") // weights are not compared
  public record Array(float[] values, long... shape) {
    public Array {
      long size = 1;
      for (long length : shape) {
        size *= length;
      }
      if (size != values.length) {
        throw new IllegalArgumentException(values.length + " values for a shape of " + size);
      }
    }
  }

  public SequenceWeights {
    arrays = new LinkedHashMap<>(arrays);
  }

  /** An array that must be there. */
  public Array array(String name) {
    Array array = arrays.get(name);
    if (array == null) {
      throw new IllegalArgumentException("no weights named " + name);
    }
    return array;
  }

  public float[] values(String name) {
    return array(name).values();
  }

  public int items() {
    return (int) array(ITEMS).shape()[0];
  }

  public int dimensions() {
    return (int) array(ITEMS).shape()[1];
  }

  public int recent() {
    return (int) array(PLACES).shape()[0];
  }

  public int blocks() {
    int blocks = 0;
    while (arrays.containsKey(BLOCK + blocks + ".in")) {
      blocks++;
    }
    return blocks;
  }

  /** Where training begins. */
  static SequenceWeights random(int items, SequenceSettings settings, Random random) {
    long d = settings.dimensions();
    Map<String, Array> start = new LinkedHashMap<>();
    start.put(ITEMS, normal(random, 1 / Math.sqrt(d), items, d));
    start.put(PLACES, normal(random, 0.1 / Math.sqrt(d), settings.recent(), d));
    double spread = 1 / Math.sqrt(d);
    for (int b = 0; b < settings.blocks(); b++) {
      String block = BLOCK + b + ".";
      start.put(block + "norm1.scale", constant(1, d));
      start.put(block + "norm1.shift", constant(0, d));
      start.put(block + "in", normal(random, spread, d, 3 * d));
      start.put(block + "in.shift", constant(0, 3 * d));
      start.put(block + "out", normal(random, spread, d, d));
      start.put(block + "out.shift", constant(0, d));
      start.put(block + "norm2.scale", constant(1, d));
      start.put(block + "norm2.shift", constant(0, d));
      start.put(block + "wide", normal(random, spread, d, 2 * d));
      start.put(block + "wide.shift", constant(0, 2 * d));
      start.put(block + "narrow", normal(random, spread / 2, 2 * d, d));
      start.put(block + "narrow.shift", constant(0, d));
    }
    start.put("norm.scale", constant(1, d));
    start.put("norm.shift", constant(0, d));
    start.put("pool.here", normal(random, spread, d, d));
    start.put("pool.newest", normal(random, spread, d, d));
    start.put("pool.shift", constant(0, d));
    start.put("pool.score", normal(random, spread, d, 1));
    start.put("pool.place", constant(0, settings.recent()));
    start.put("turn", normal(random, 0.1 * spread, d, d));
    return new SequenceWeights(start);
  }

  private static Array normal(Random random, double spread, long... shape) {
    Array array = constant(0, shape);
    for (int i = 0; i < array.values.length; i++) {
      array.values[i] = (float) (random.nextGaussian() * spread);
    }
    return array;
  }

  private static Array constant(float value, long... shape) {
    long size = 1;
    for (long length : shape) {
      size *= length;
    }
    float[] values = new float[Math.toIntExact(size)];
    java.util.Arrays.fill(values, value);
    return new Array(values, shape);
  }
}
