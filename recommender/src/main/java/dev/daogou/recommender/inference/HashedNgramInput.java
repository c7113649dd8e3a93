package dev.daogou.recommender.inference;

import dev.daogou.recommender.inference.FeatureRows.Weighted;
import dev.daogou.recommender.inference.ModelManifest.Tensor;
import dev.daogou.recommender.inference.ModelManifest.Tokenizer;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Rows {@code ids} [B,L] int32 and {@code weights} [B,L] float of a table; padding weighs 0. */
final class HashedNgramInput implements EncoderInput {
  private static final String IDS = "ids";
  private static final String WEIGHTS = "weights";

  private final HashedNgrams ngrams;
  private final FeatureRows rows;

  private HashedNgramInput(HashedNgrams ngrams, FeatureRows rows) {
    this.ngrams = ngrams;
    this.rows = rows;
  }

  static Loading<EncoderInput> open(Tokenizer tokenizer, ModelFiles files) {
    Optional<byte[]> vocabulary = files.read(ModelFiles.VOCABULARY);
    if (vocabulary.isEmpty()) {
      return Loading.refused("no %s in %s".formatted(ModelFiles.VOCABULARY, files));
    }
    try {
      return Loading.loaded(
          new HashedNgramInput(
              new HashedNgrams(tokenizer.minGram(), tokenizer.maxGram(), tokenizer.maxLength()),
              FeatureRows.read(vocabulary.get(), tokenizer.buckets())));
    } catch (IllegalArgumentException e) {
      return Loading.refused("tokenizer in the manifest is not possible: " + e.getMessage());
    }
  }

  @Override
  public Optional<String> misfit(List<Tensor> inputs) {
    List<Tensor> needed =
        List.of(
            new Tensor(IDS, "int32", List.of(-1L, -1L)),
            new Tensor(WEIGHTS, "float", List.of(-1L, -1L)));
    return inputs.size() == needed.size()
            && needed.stream().allMatch(tensor -> inputs.stream().anyMatch(tensor::fits))
        ? Optional.empty()
        : Optional.of("hashed n-grams need the inputs %s, not %s".formatted(needed, inputs));
  }

  @Override
  public EncoderBatch prepare(List<String> texts, DirectBuffers buffers) {
    List<Weighted> batch = texts.stream().map(ngrams::of).map(rows::of).toList();
    int[] lengths = batch.stream().mapToInt(Weighted::size).toArray();
    int longest = Math.max(1, Arrays.stream(lengths).max().orElse(1));
    IntBuffer ids = buffers.ints(IDS, texts.size() * longest);
    FloatBuffer weights = buffers.floats(WEIGHTS, texts.size() * longest);
    for (Weighted text : batch) {
      ids.put(text.rows());
      weights.put(text.weights());
      for (int padding = text.size(); padding < longest; padding++) {
        ids.put(0);
        weights.put(0f);
      }
    }
    return new EncoderBatch(
        Map.of(
            IDS, DirectBuffers.tensor(ids.flip(), texts.size(), longest),
            WEIGHTS, DirectBuffers.tensor(weights.flip(), texts.size(), longest)),
        lengths);
  }

  @Override
  public void close() {}
}
