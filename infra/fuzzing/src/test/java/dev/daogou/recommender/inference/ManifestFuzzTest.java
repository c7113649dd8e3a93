package dev.daogou.recommender.inference;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.daogou.fuzzing.Changes;
import dev.daogou.fuzzing.Trial;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Manifests of models; what is read can be written and read again. */
class ManifestFuzzTest {
  private static final Changes CHANGES =
      Changes.of(
          """
          {"formatVersion": 1, "kind": "ranker", "name": "clicks", "version": "2",
           "inputs": [{"name": "features", "type": "float", "shape": [-1, 12]}],
           "outputs": [{"name": "scores", "type": "float", "shape": [-1, 1]}],
           "dimensions": 0, "features": ["a", "b"], "training": {"log": "x"},
           "metrics": {"ndcg": 0.5}, "sha256": {"model.onnx": "00ff"}}""",
          """
          {"formatVersion": 1, "kind": "encoder", "name": "texts", "version": "1",
           "tokenizer": {"type": "hashed-ngrams", "maxLength": 128, "minGram": 3, "maxGram": 5,
             "buckets": 65536}}""");

  static Stream<Arguments> goodInputs() {
    return CHANGES.arguments();
  }

  @Test
  void shouldReadWhateverIsChanged() throws Exception {
    CHANGES.tryAll(this::read);
  }

  @MethodSource("goodInputs")
  @FuzzTest(maxDuration = "2m")
  void shouldReadWhatever(byte[] input) throws Exception {
    Trial.of(input, this::read);
  }

  private void read(byte[] input) {
    switch (ModelManifest.read(input)) {
      case Loading.Loaded<ModelManifest>(ModelManifest manifest) ->
          assertThat(ModelManifest.read(manifest.toJson().getBytes(StandardCharsets.UTF_8)))
              .isInstanceOf(Loading.Loaded.class);
      case Loading.Refused<ModelManifest>(String reason) -> assertThat(reason).isNotBlank();
    }
  }
}
