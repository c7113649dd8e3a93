package dev.daogou.recommender.inference;

import ai.djl.huggingface.tokenizers.Encoding;
import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import ai.onnxruntime.OnnxTensor;
import dev.daogou.recommender.inference.ModelManifest.Tensor;
import dev.daogou.recommender.inference.ModelManifest.Tokenizer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.LongBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Hugging Face's {@code tokenizer.json}: {@code input_ids}, {@code attention_mask} and, where the
 * graph has it, {@code token_type_ids}, all int64 [B,L].
 */
final class TokenizerJsonInput implements EncoderInput {
  private static final Map<String, Function<Encoding, long[]>> KNOWN =
      Map.of(
          "input_ids", Encoding::getIds,
          "attention_mask", Encoding::getAttentionMask,
          "token_type_ids", Encoding::getTypeIds);

  private final HuggingFaceTokenizer tokenizer;
  private final Set<String> inputs;

  private TokenizerJsonInput(HuggingFaceTokenizer tokenizer, Set<String> inputs) {
    this.tokenizer = tokenizer;
    this.inputs = inputs;
  }

  static Loading<EncoderInput> open(Tokenizer tokenizer, ModelManifest manifest, ModelFiles files) {
    Optional<byte[]> file = files.read(ModelFiles.TOKENIZER);
    if (file.isEmpty()) {
      return Loading.refused("no %s in %s".formatted(ModelFiles.TOKENIZER, files));
    }
    Map<String, String> options =
        Map.of(
            "truncation", "true",
            "padding", "false",
            "maxLength", Integer.toString(tokenizer.maxLength()));
    Set<String> names =
        manifest.inputs().stream().map(Tensor::name).collect(Collectors.toUnmodifiableSet());
    try {
      return Loading.loaded(
          new TokenizerJsonInput(
              HuggingFaceTokenizer.newInstance(new ByteArrayInputStream(file.get()), options),
              names));
    } catch (IOException | RuntimeException e) {
      return Loading.refused("tokenizer.json is not usable: " + e.getMessage());
    }
  }

  @Override
  public Optional<String> misfit(List<Tensor> graph) {
    boolean known =
        graph.stream().allMatch(input -> KNOWN.containsKey(input.name()) && isIdMatrix(input));
    return known && inputs.contains("input_ids")
        ? Optional.empty()
        : Optional.of(
            "a tokenizer.json gives int64 [B,L] input_ids, attention_mask, token_type_ids, not "
                + graph);
  }

  private static boolean isIdMatrix(Tensor input) {
    return input.type().equals("int64") && input.shape().size() == 2;
  }

  @Override
  public EncoderBatch prepare(List<String> texts, DirectBuffers buffers) {
    Encoding[] encodings = tokenizer.batchEncode(texts);
    int[] lengths = Arrays.stream(encodings).mapToInt(e -> e.getIds().length).toArray();
    int longest = Math.max(1, Arrays.stream(lengths).max().orElse(1));
    Map<String, OnnxTensor> tensors = new HashMap<>();
    for (String input : inputs) {
      LongBuffer padded = buffers.longs(input, encodings.length * longest);
      for (Encoding encoding : encodings) {
        padded.put(
            Arrays.copyOf(Objects.requireNonNull(KNOWN.get(input)).apply(encoding), longest));
      }
      tensors.put(input, DirectBuffers.tensor(padded.flip(), encodings.length, longest));
    }
    return new EncoderBatch(tensors, lengths);
  }

  @Override
  public void close() {
    tokenizer.close();
  }
}
