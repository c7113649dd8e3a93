package dev.daogou.models.sequence;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.Shape;
import dev.daogou.models.sequence.SequenceWeights.Array;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Weights in PyTorch, with the two running means that Adam keeps of each gradient. They live as
 * long as their manager, outside every scope.
 */
final class Parameters {
  private static final float BETA1 = 0.9f;
  private static final float BETA2 = 0.999f;
  private static final float EPSILON = 1e-8f;

  private record Part(NDArray weight, NDArray mean, NDArray square, boolean decays) {}

  private final Map<String, Part> parts = new LinkedHashMap<>();

  Parameters(NDManager manager, Snapshot start) {
    start
        .weights()
        .arrays()
        .forEach(
            (name, array) -> {
              Part part =
                  new Part(
                      load(manager, array),
                      load(manager, start.means().array(name)),
                      load(manager, start.squares().array(name)),
                      array.shape().length > 1);
              part.weight.setRequiresGradient(true);
              parts.put(name, part);
            });
  }

  /**
   * Weights and Adam's means outside PyTorch.
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

  private static NDArray load(NDManager manager, Array array) {
    return manager.create(array.values(), new Shape(array.shape()));
  }

  NDArray get(String name) {
    return parts.get(name).weight;
  }

  /**
   * One step of Adam with decoupled decay (Loshchilov and Hutter, 2019), then zero gradients.
   *
   * @param step its number, from 1
   */
  void move(float rate, float decay, long step) {
    float mean1 = (float) (1 - Math.pow(BETA1, step));
    float mean2 = (float) (1 - Math.pow(BETA2, step));
    for (Part part : parts.values()) {
      try (NDScope scope = new NDScope()) {
        scope.suppressNotUsedWarning();
        NDArray gradient = part.weight.getGradient();
        part.mean.muli(BETA1).addi(gradient.mul(1 - BETA1));
        part.square.muli(BETA2).addi(gradient.square().muli(1 - BETA2));
        NDArray root = part.square.div(mean2).sqrt().addi(EPSILON);
        NDArray change = part.mean.div(root).muli(rate / mean1);
        if (part.decays && decay > 0) {
          part.weight.muli(1 - rate * decay);
        }
        part.weight.subi(change);
        gradient.muli(0f);
      }
    }
  }

  /** A copy of everything. */
  Snapshot snapshot() {
    Map<String, Array> weights = new LinkedHashMap<>();
    Map<String, Array> means = new LinkedHashMap<>();
    Map<String, Array> squares = new LinkedHashMap<>();
    parts.forEach(
        (name, part) -> {
          weights.put(name, copy(part.weight));
          means.put(name, copy(part.mean));
          squares.put(name, copy(part.square));
        });
    return new Snapshot(
        new SequenceWeights(weights), new SequenceWeights(means), new SequenceWeights(squares));
  }

  private static Array copy(NDArray array) {
    return new Array(array.toFloatArray(), array.getShape().getShape());
  }
}
