package dev.daogou.bench;

import dev.daogou.recommender.features.Features;
import dev.daogou.recommender.inference.CachedTextEncoder;
import dev.daogou.recommender.inference.Loading;
import dev.daogou.recommender.inference.ModelFiles;
import dev.daogou.recommender.inference.ModelSettings;
import dev.daogou.recommender.inference.OnnxTextEncoder;
import dev.daogou.recommender.inference.Ranker;
import dev.daogou.recommender.inference.TextEncoder;
import java.io.IOException;

/** The models that ship with the program, on the CPU. */
record ShippedModels(TextEncoder encoder, Ranker ranker) implements AutoCloseable {
  private static final int REMEMBERED_TEXTS = 20_000;

  /**
   * Loads both.
   *
   * @throws IOException where one of them cannot be used
   */
  static ShippedModels load() throws IOException {
    ModelSettings settings = ModelSettings.defaults().withProvider(ModelSettings.Provider.CPU);
    TextEncoder encoder = loaded(OnnxTextEncoder.load(ModelFiles.shippedTextEncoder(), settings));
    Ranker ranker = loaded(Ranker.load(ModelFiles.shippedRanker(), Features.names(), settings));
    return new ShippedModels(new CachedTextEncoder(encoder, REMEMBERED_TEXTS), ranker);
  }

  private static <M> M loaded(Loading<M> loading) throws IOException {
    return switch (loading) {
      case Loading.Loaded<M>(M model) -> model;
      case Loading.Refused<M>(String reason) ->
          throw new IOException("a shipped model cannot be used: " + reason);
    };
  }

  @Override
  public void close() {
    ranker.close();
    encoder.close();
  }
}
