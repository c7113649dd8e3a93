package dev.daogou.models.sequence;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.daogou.models.sequence.Adam.Moments;
import dev.daogou.models.sequence.SequenceWeights.Array;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * The weights in training. They stay outside PyTorch: a step hands over what it needs and brings
 * back gradients. Of the item table that is a few rows, and Adam moves those alone.
 */
final class Parameters {
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Part(Moments moments, long... shape) {
    int size() {
      return moments.values().length;
    }
  }

  private final Map<String, Part> parts = new LinkedHashMap<>();
  private final int width;

  Parameters(Snapshot start) {
    width = start.weights().dimensions();
    start
        .weights()
        .arrays()
        .forEach(
            (name, array) ->
                parts.put(
                    name,
                    new Part(
                        new Moments(
                            array.values().clone(),
                            start.means().values(name).clone(),
                            start.squares().values(name).clone()),
                        array.shape())));
  }

  /**
   * Weights and Adam's means.
   *
   * @param weights the weights
   * @param means of the gradients
   * @param squares means of the squared gradients
   */
  record Snapshot(SequenceWeights weights, SequenceWeights means, SequenceWeights squares) {
    static Snapshot start(SequenceWeights weights) {
      return new Snapshot(weights, zeros(weights), zeros(weights));
    }

    private static SequenceWeights zeros(SequenceWeights like) {
      Map<String, Array> zeros = new LinkedHashMap<>();
      like.arrays()
          .forEach(
              (name, array) ->
                  zeros.put(name, new Array(new float[array.values().length], array.shape())));
      return new SequenceWeights(zeros);
    }
  }

  /**
   * The weights of one step in PyTorch.
   *
   * @param items the rows of the item table that the step needs
   * @param others everything else, by name
   * @param rows of the table, in the order of {@code items}
   */
  @SuppressWarnings("ArrayRecordComponent") // short-lived
  record InTorch(NDArray items, Map<String, NDArray> others, int[] rows) {
    NDArray get(String name) {
      return Objects.requireNonNull(others.get(name), name);
    }
  }

  /** Hands over some rows of the item table and all else; everything gathers gradients. */
  InTorch with(NDManager manager, int[] rows) {
    float[] table = part(SequenceWeights.ITEMS).moments().values();
    float[] some = new float[rows.length * width];
    for (int i = 0; i < rows.length; i++) {
      System.arraycopy(table, rows[i] * width, some, i * width, width);
    }
    Map<String, NDArray> others = new LinkedHashMap<>();
    parts.forEach(
        (name, part) -> {
          if (!name.equals(SequenceWeights.ITEMS)) {
            others.put(name, leaf(manager, part.moments().values(), part.shape()));
          }
        });
    return new InTorch(leaf(manager, some, rows.length, width), others, rows);
  }

  /** Hands over everything. */
  InTorch whole(NDManager manager) {
    int[] rows = new int[part(SequenceWeights.ITEMS).size() / width];
    Arrays.setAll(rows, i -> i);
    return with(manager, rows);
  }

  private Part part(String name) {
    return Objects.requireNonNull(parts.get(name), name);
  }

  private static NDArray leaf(NDManager manager, float[] values, long... shape) {
    NDArray leaf = manager.create(values, new Shape(shape));
    leaf.setRequiresGradient(true);
    return leaf;
  }

  /** Moves what was handed over against its gradients. */
  void move(InTorch used, Adam adam) {
    Moments table = part(SequenceWeights.ITEMS).moments();
    float[] ofItems = used.items().getGradient().toFloatArray();
    for (int i = 0; i < used.rows().length; i++) {
      adam.move(table, used.rows()[i] * width, ofItems, i * width, width, true);
    }
    used.others()
        .forEach(
            (name, leaf) -> {
              Part part = part(name);
              float[] gradient = leaf.getGradient().toFloatArray();
              adam.move(part.moments(), 0, gradient, 0, part.size(), part.shape().length > 1);
            });
  }

  /** A copy of everything. */
  Snapshot snapshot() {
    Map<String, Array> weights = new LinkedHashMap<>();
    Map<String, Array> means = new LinkedHashMap<>();
    Map<String, Array> squares = new LinkedHashMap<>();
    parts.forEach(
        (name, part) -> {
          weights.put(name, new Array(part.moments().values().clone(), part.shape()));
          means.put(name, new Array(part.moments().means().clone(), part.shape()));
          squares.put(name, new Array(part.moments().squares().clone(), part.shape()));
        });
    return new Snapshot(
        new SequenceWeights(weights), new SequenceWeights(means), new SequenceWeights(squares));
  }
}
