package dev.daogou.recommender.inference;

import dev.daogou.recommender.inference.ModelManifest.Tensor;
import java.util.List;
import java.util.Optional;

/** Turns texts into the inputs of an encoder's graph. */
sealed interface EncoderInput extends AutoCloseable permits HashedNgramInput, TokenizerJsonInput {

  /** Why these inputs are not the graph's; empty where they are. */
  Optional<String> misfit(List<Tensor> inputs);

  /** Writes a batch into the buffers and describes it; thread-safe with one set each thread. */
  EncoderBatch prepare(List<String> texts, DirectBuffers buffers);

  @Override
  void close();
}
