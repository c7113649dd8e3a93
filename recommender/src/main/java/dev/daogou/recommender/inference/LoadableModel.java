package dev.daogou.recommender.inference;

import java.util.function.Function;

/**
 * A model in use, and how another of its kind is loaded and tried.
 *
 * @param live where the model is used
 * @param loader loads and tries one, or says why it is refused
 */
public record LoadableModel<M extends AutoCloseable>(
    LiveModel<M> live, Function<ModelFiles, Loading<M>> loader) {

  /** Loads a model and puts it into use; the model that was in use stays where it is refused. */
  public Loading<M> exchange(ModelFiles files) {
    Loading<M> loading = loader.apply(files);
    if (loading instanceof Loading.Loaded<M>(M model)) {
      live.swap(model);
    }
    return loading;
  }
}
