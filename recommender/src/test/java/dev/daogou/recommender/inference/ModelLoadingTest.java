package dev.daogou.recommender.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assumptions.assumeThat;

import ai.onnxruntime.OrtProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelLoadingTest {
  private static final ModelSettings CPU =
      ModelSettings.defaults().withProvider(ModelSettings.Provider.CPU);

  @TempDir Path directory;

  @BeforeEach
  void copyShippedEncoder() throws IOException {
    for (String file : List.of("model.onnx", "manifest.json", "vocabulary.bin")) {
      Files.write(
          directory.resolve(file), ModelFiles.shippedTextEncoder().read(file).orElseThrow());
    }
  }

  @Test
  void shouldLoadFromADirectoryWhatShipsWithTheProgram() {
    List<String> texts = List.of("gold necklace", "黄金项链");

    try (OnnxTextEncoder shipped = encoder(ModelFiles.shippedTextEncoder());
        OnnxTextEncoder copied = encoder(ModelFiles.in(directory))) {
      assertThat(copied.encode(texts)).isDeepEqualTo(shipped.encode(texts));
      assertThat(shipped.provider()).isEqualTo("CPU");
      assertThat(shipped.providerReason()).isEqualTo("cpu requested");
    }
  }

  @Test
  void shouldMeetAcrossLanguages() {
    try (OnnxTextEncoder encoder = encoder(ModelFiles.shippedTextEncoder())) {
      float[][] v = encoder.encode(List.of("蓝牙耳机", "bluetooth headphones", "gold ring", "黄金戒指"));

      assertThat(dot(v[0], v[1])).isGreaterThan(dot(v[0], v[2]) + 0.2f);
      assertThat(dot(v[3], v[2])).isGreaterThan(dot(v[3], v[1]) + 0.2f);
      assertThat(dot(v[0], v[0])).isCloseTo(1f, within(1e-4f));
    }
  }

  @Test
  void shouldGiveATextTheSameVectorInAnyCompany() {
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < 150; i++) {
      texts.add("text %d %s".formatted(i, "phone case 手机壳 ".repeat(i % 9)));
    }

    try (OnnxTextEncoder encoder = encoder(ModelFiles.shippedTextEncoder())) {
      float[][] together = encoder.encode(texts);
      for (int i = 0; i < texts.size(); i += 13) {
        assertThat(dot(encoder.encode(List.of(texts.get(i)))[0], together[i]))
            .isCloseTo(1f, within(1e-4f));
      }
    }
  }

  @Test
  void shouldBeSharedByThreads() {
    List<String> texts = List.of("silver earrings", "保温杯", "usb cable 2 m");

    try (OnnxTextEncoder encoder = encoder(ModelFiles.shippedTextEncoder())) {
      float[][] expected = encoder.encode(texts);
      List<CompletableFuture<float[][]>> calls =
          Collections.nCopies(40, 0).stream()
              .map(call -> CompletableFuture.supplyAsync(() -> encoder.encode(texts)))
              .toList();

      assertThat(calls).allSatisfy(call -> assertThat(call.join()).isDeepEqualTo(expected));
    }
  }

  @Test
  void shouldRefuseAChangedGraph() throws IOException {
    byte[] graph = Files.readAllBytes(directory.resolve("model.onnx"));
    graph[graph.length / 2] ^= 1;
    Files.write(directory.resolve("model.onnx"), graph);

    assertThat(refusal()).isEqualTo("checksum of model.onnx is not the one in the manifest");
  }

  @Test
  void shouldRefuseAMissingFile() throws IOException {
    Files.delete(directory.resolve("vocabulary.bin"));

    assertThat(refusal()).startsWith("no vocabulary.bin in");
  }

  @Test
  void shouldRefuseADirectoryWithoutManifest() throws IOException {
    Files.delete(directory.resolve("manifest.json"));

    assertThat(refusal()).startsWith("no manifest.json in");
  }

  @Test
  void shouldRefuseAnotherKind() {
    rewrite(json -> json.replace("\"text-encoder\"", "\"ranker\""));

    assertThat(refusal()).isEqualTo("model is a ranker, a text-encoder is needed");
  }

  @Test
  void shouldRefuseAnotherFormatVersion() {
    rewrite(json -> json.replace("\"formatVersion\" : 1", "\"formatVersion\" : 9"));

    assertThat(refusal()).isEqualTo("manifest has format version 9, this program reads 1");
  }

  @Test
  void shouldRefuseInputsThatTheGraphDoesNotHave() {
    rewrite(json -> json.replace("\"weights\"", "\"heights\""));

    assertThat(refusal()).startsWith("inputs of the graph are").contains("heights");
  }

  @Test
  void shouldRefuseAWidthThatTheGraphDoesNotHave() {
    rewrite(json -> json.replaceAll("\"dimensions\" : \\d+", "\"dimensions\" : 7"));

    assertThat(refusal()).startsWith("manifest says 7 dimensions");
  }

  @Test
  void shouldRefuseAnUnreadableManifest() {
    rewrite(json -> json.substring(0, 40));

    assertThat(refusal()).startsWith("manifest.json is not readable");
  }

  @Test
  void shouldRefuseTheGpuWhereTheLibraryHasNone() {
    assumeThat(OnnxEnvironment.availableProviders()).doesNotContain(OrtProvider.CUDA);

    Loading<OnnxTextEncoder> loading =
        OnnxTextEncoder.load(
            ModelFiles.in(directory), CPU.withProvider(ModelSettings.Provider.GPU));

    assertThat(reason(loading)).contains("CPU build of ONNX Runtime");
  }

  @Test
  void shouldFallBackToTheCpuAndSayWhy() {
    assumeThat(OnnxEnvironment.availableProviders()).doesNotContain(OrtProvider.CUDA);

    try (OnnxTextEncoder encoder =
        OnnxTextEncoder.load(
                ModelFiles.in(directory), CPU.withProvider(ModelSettings.Provider.AUTO))
            .orThrow()) {
      assertThat(encoder.provider()).isEqualTo("CPU");
      assertThat(encoder.providerReason()).contains("CPU build of ONNX Runtime");
    }
  }

  @Test
  void shouldRefuseImpossibleSettings() {
    assertThatThrownBy(() -> new ModelSettings(ModelSettings.Provider.CPU, 0, 0, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("daogou.model.threads must be at least 1, not 0");
  }

  @Test
  void shouldRememberTexts() {
    List<List<String>> asked = new ArrayList<>();
    TextEncoder counting =
        new TextEncoder() {
          @Override
          public int dimensions() {
            return 1;
          }

          @Override
          public String version() {
            return "counting@1";
          }

          @Override
          public float[][] encode(List<String> texts) {
            asked.add(texts);
            return texts.stream().map(text -> new float[] {text.length()}).toArray(float[][]::new);
          }

          @Override
          public void close() {}
        };

    try (CachedTextEncoder cached = new CachedTextEncoder(counting, 10)) {
      cached.encode(List.of("one", "three"));
      float[][] again = cached.encode(List.of("three", "one", "three"));

      assertThat(again).isDeepEqualTo(new float[][] {{5}, {3}, {5}});
      assertThat(asked).hasSize(1);
    }
  }

  private static OnnxTextEncoder encoder(ModelFiles files) {
    return OnnxTextEncoder.load(files, CPU).orThrow();
  }

  private String refusal() {
    return reason(OnnxTextEncoder.load(ModelFiles.in(directory), CPU));
  }

  private static String reason(Loading<OnnxTextEncoder> loading) {
    return switch (loading) {
      case Loading.Refused<OnnxTextEncoder>(String reason) -> reason;
      case Loading.Loaded<OnnxTextEncoder>(OnnxTextEncoder encoder) -> {
        encoder.close();
        yield "loaded";
      }
    };
  }

  private void rewrite(UnaryOperator<String> change) {
    Path manifest = directory.resolve("manifest.json");
    try {
      String before = Files.readString(manifest);
      String after = change.apply(before);
      assertThat(after).isNotEqualTo(before);
      Files.writeString(manifest, after);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static float dot(float[] a, float[] b) {
    float dot = 0;
    for (int d = 0; d < a.length; d++) {
      dot += a[d] * b[d];
    }
    return dot;
  }
}
