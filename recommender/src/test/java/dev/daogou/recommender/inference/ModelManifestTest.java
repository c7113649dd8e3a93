package dev.daogou.recommender.inference;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.daogou.recommender.inference.ModelManifest.Tensor;
import dev.daogou.recommender.inference.ModelManifest.Tokenizer;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ModelManifestTest {
  private static final ModelManifest WHOLE =
      new ModelManifest(
          1,
          ModelKind.RANKER,
          "ranker",
          "7",
          List.of(new Tensor("recent", "int32", List.of(-1L, 20L))),
          List.of(new Tensor("scores", "float", List.of(-1L, -1L))),
          64,
          new Tokenizer(Tokenizer.HASHED_NGRAMS, 96, 3, 5, 1024),
          List.of("blend", "popularity"),
          Map.of("log", "demo"),
          Map.of("ndcg", 0.25),
          Map.of("model.onnx", "00ff"));

  @Test
  void shouldReadWhatItWrites() {
    String json = WHOLE.toJson();

    assertThat(read(json)).isEqualTo(WHOLE);
    assertThat(json).endsWith("}\n").contains("\"kind\" : \"ranker\"");
  }

  @Test
  void shouldReadWhatShipsWithTheProgramAndWriteItTheSame() throws IOException {
    for (ModelFiles files : List.of(ModelFiles.shippedTextEncoder(), ModelFiles.shippedRanker())) {
      ModelManifest shipped =
          read(new String(files.read(ModelFiles.MANIFEST).orElseThrow(), UTF_8));

      assertThat(shipped.formatVersion()).isEqualTo(ModelManifest.FORMAT_VERSION);
      assertThat(shipped.sha256()).isNotEmpty();
      assertThat(read(shipped.toJson())).isEqualTo(shipped);
    }
  }

  @Test
  void shouldTakeWhatIsMissingForEmptyAndIgnoreWhatItDoesNotKnow() {
    ModelManifest little = read("{\"version\":\"3\",\"weather\":{\"rain\":[1]}}");

    assertThat(little.inputs()).isEmpty();
    assertThat(little.outputs()).isEmpty();
    assertThat(little.features()).isEmpty();
    assertThat(little.training()).isEmpty();
    assertThat(little.metrics()).isEmpty();
    assertThat(little.sha256()).isEmpty();
    assertThat(little.dimensions()).isZero();
    assertThat(little.formatVersion()).isZero();
    assertThat(little.kind()).isNull();
    assertThat(little.toJson()).doesNotContain("inputs").doesNotContain("kind");
  }

  @Test
  void shouldTakeNullForNothing() {
    assertThat(read("{\"version\":\"3\",\"dimensions\":null,\"features\":null}"))
        .isEqualTo(read("{\"version\":\"3\"}"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "7",
        "{\"version\":",
        "{\"kind\":\"oracle\"}",
        "{\"dimensions\":\"wide\"}",
        "{\"inputs\":[null]}",
        "{\"inputs\":[{\"name\":\"a\",\"type\":\"float\"}]}",
        "{\"features\":[null]}"
      })
  void shouldRefuseInOneLineWhatIsNoManifest(String json) {
    Loading<ModelManifest> loading = ModelManifest.read(json.getBytes(UTF_8));

    assertThat(loading)
        .isInstanceOfSatisfying(
            Loading.Refused.class,
            refused ->
                assertThat(refused.reason())
                    .startsWith("manifest.json is not readable: ")
                    .doesNotContain("\n"));
  }

  @ParameterizedTest
  @CsvSource({
    "x, float, '4,8', true",
    "x, float, '4,-1', true",
    "x, float, '-1,8', true",
    "x, float, '4,9', false",
    "x, float, '4', false",
    "x, float, '4,8,1', false",
    "x, int32, '4,8', false",
    "y, float, '4,8', false"
  })
  void shouldFitAGraphThatHasTheSameTensorOrLeavesLengthsFree(
      String name, String type, String lengths, boolean fits) {
    Tensor real =
        new Tensor(name, type, List.of(lengths.split(",")).stream().map(Long::valueOf).toList());
    Tensor declared = new Tensor("x", "float", List.of(4L, 8L));

    assertThat(declared.fits(real)).isEqualTo(fits);
    assertThat(real.fits(declared)).as("the other way round").isEqualTo(fits);
  }

  @Test
  void shouldSayWhatATensorIs() {
    assertThat(new Tensor("x", "float", List.of(-1L, 8L))).hasToString("x:float[-1, 8]");
    assertThat(WHOLE.id()).isEqualTo("ranker@7");
  }

  @Test
  void shouldReplaceTheChecksumsAlone() {
    ModelManifest other = WHOLE.withChecksums(Map.of("model.onnx", "1234"));

    assertThat(other.sha256()).containsOnly(Map.entry("model.onnx", "1234"));
    assertThat(other.withChecksums(WHOLE.sha256())).isEqualTo(WHOLE);
  }

  @Test
  void shouldKnowTheChecksumOfAFile() {
    assertThat(ModelManifest.sha256("abc".getBytes(UTF_8)))
        .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    assertThat(ModelManifest.sha256(new byte[0])).hasSize(64).startsWith("e3b0c442");
  }

  private static ModelManifest read(String json) {
    return ModelManifest.read(json.getBytes(UTF_8)).orThrow();
  }
}
