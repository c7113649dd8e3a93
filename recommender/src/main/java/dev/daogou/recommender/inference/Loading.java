package dev.daogou.recommender.inference;

import java.util.function.Function;

/**
 * What came of loading a model.
 *
 * @param <T> the kind of model
 */
public sealed interface Loading<T> {

  /** The model is ready; whoever asked for it closes it. */
  record Loaded<T>(T model) implements Loading<T> {}

  /** The model is not used; the reason says what to change. Nothing is left open. */
  record Refused<T>(String reason) implements Loading<T> {}

  static <T> Loading<T> loaded(T model) {
    return new Loaded<>(model);
  }

  static <T> Loading<T> refused(String reason) {
    return new Refused<>(reason);
  }

  /** Goes on with the model where there is one, and passes a refusal through. */
  default <R> Loading<R> then(Function<T, Loading<R>> next) {
    return switch (this) {
      case Loaded<T>(T model) -> next.apply(model);
      case Refused<T>(String reason) -> refused(reason);
    };
  }

  /**
   * The model, for callers to whom a refusal is a bug.
   *
   * @throws IllegalStateException with the reason of the refusal
   */
  default T orThrow() {
    return switch (this) {
      case Loaded<T>(T model) -> model;
      case Refused<T>(String reason) -> throw new IllegalStateException(reason);
    };
  }
}
