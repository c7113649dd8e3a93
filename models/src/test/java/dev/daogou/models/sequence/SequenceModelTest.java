package dev.daogou.models.sequence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.daogou.recommender.inference.Loading;
import dev.daogou.recommender.inference.ModelFiles;
import dev.daogou.recommender.inference.ModelManifest;
import dev.daogou.recommender.inference.ModelSettings;
import dev.daogou.recommender.inference.SequenceModel;
import dev.daogou.recommender.vectors.Hits;
import dev.daogou.recommender.vectors.Vectors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SequenceModelTest {
  private static final int ITEMS = 60;
  private static final int WIDTH = 16;
  private static final int CONTENT = 8;

  @TempDir Path directory;
  private final Random random = new Random(9);
  private final SequenceSettings settings =
      new SequenceSettings(WIDTH, 1, 4, 1, 0, 0, 0.1f, 1e-3f, 0, 64, 10, 1, 1, 0, 1);
  private final List<float[]> content = new ArrayList<>();

  @BeforeEach
  void write() {
    SequenceWeights weights = SequenceWeights.random(ITEMS, settings, random);
    float[][] rows = SequenceExport.unitRows(weights);
    for (int row = 0; row < ITEMS; row++) {
      float[] shown = new float[CONTENT];
      System.arraycopy(rows[row], 0, shown, 0, CONTENT);
      content.add(shown);
    }
    SequenceExport.write(
        weights,
        new Vocabulary(IntStream.range(0, ITEMS).mapToObj(i -> "item-" + i).toList()),
        Optional.of(
            new SequenceExport.Content(
                ContentRegression.fit(content, List.of(rows)).map(), "encoder@1")),
        "test",
        Map.of(),
        Map.of(),
        directory);
  }

  @Test
  void shouldFindTheItemsNearestToAVector() {
    try (SequenceModel model = loaded()) {
      float[] vector = model.encode(List.of(new int[] {3, 8})).orThrow().clone()[0];

      Hits hits = model.nearest(vector, 5);

      List<Integer> expected =
          IntStream.range(0, ITEMS)
              .boxed()
              .sorted((a, b) -> Float.compare(model.nearness(b, vector), model.nearness(a, vector)))
              .limit(5)
              .toList();
      assertThat(IntStream.of(hits.ids()).boxed().toList()).isEqualTo(expected);
      assertThat(Vectors.norm(vector)).isCloseTo(1f, within(1e-5f));
    }
  }

  @Test
  void shouldPassOverUnknownItemsAndOldOnes() {
    int no = SequenceModel.UNKNOWN;
    try (SequenceModel model = loaded()) {
      float[][] encoded =
          model
              .encode(
                  List.of(
                      new int[] {5, 6, 7, 8},
                      new int[] {no, 5, no, 6, 7, 8, 9, 10},
                      new int[] {no, no},
                      new int[] {}))
              .orThrow();

      assertThat(encoded[1]).containsExactly(encoded[0], within(1e-6f));
      assertThat(encoded[2]).containsOnly(0f);
      assertThat(encoded[3]).containsOnly(0f);
      assertThat(model.encode(List.of()).orThrow()).isEmpty();
    }
  }

  @Test
  void shouldEncodeTheSameInAnyCompanyAndOnAnyThread() {
    List<int[]> sessions = new ArrayList<>();
    for (int i = 0; i < 70; i++) {
      sessions.add(random.ints(1 + i % 6, 0, ITEMS).toArray());
    }
    try (SequenceModel model = loaded()) {
      float[][] together = model.encode(sessions).orThrow();

      List<CompletableFuture<float[][]>> calls =
          Collections.nCopies(8, 0).stream()
              .map(call -> CompletableFuture.supplyAsync(() -> model.encode(sessions).orThrow()))
              .toList();

      assertThat(calls).allSatisfy(call -> assertThat(call.join()).isDeepEqualTo(together));
      for (int i = 0; i < sessions.size(); i += 7) {
        assertThat(model.encode(List.of(sessions.get(i))).orThrow()[0])
            .containsExactly(together[i], within(1e-5f));
      }
    }
  }

  @Test
  void shouldGiveANewItemAVectorByItsContentAndLeaveLearnedOnesAlone() {
    try (SequenceModel model = loaded()) {
      float[] learned = model.vector("item-3").orElseThrow();

      int row = model.offer("new", content.get(3));

      assertThat(row).isEqualTo(ITEMS).isEqualTo(model.row("new"));
      assertThat(model.items()).isEqualTo(ITEMS + 1);
      assertThat(Vectors.cosine(model.vector("new").orElseThrow(), learned)).isGreaterThan(0.5f);
      assertThat(model.encode(List.of(new int[] {row, 3})).orThrow()[0]).doesNotContain(Float.NaN);
      assertThat(model.offer("item-3", content.get(9))).isEqualTo(3);
      assertThat(model.vector("item-3").orElseThrow()).containsExactly(learned);
      assertThat(model.offer("other", new float[CONTENT + 1])).isEqualTo(SequenceModel.UNKNOWN);
      assertThat(model.contentEncoder()).contains("encoder@1");
    }
  }

  @Test
  void shouldSayWhyItRefuses() throws IOException {
    assertThat(refusal("items.bin", new byte[8])).contains("items.bin", "60 items");
    assertThat(refusal("items.txt", "item-0\n".getBytes(java.nio.charset.StandardCharsets.UTF_8)))
        .contains("1 items");
    assertThat(refusal("content.bin", new byte[12])).contains("content.bin", "width 16");
    assertThat(refusal("model.onnx", new byte[10])).contains("not a graph");
    Files.delete(directory.resolve("items.txt"));
    assertThat(refused()).contains("no items.txt");
  }

  @Test
  void shouldRefuseAnotherKindOfModelAndChangedFiles() throws IOException {
    Path manifest = directory.resolve("manifest.json");
    String said = Files.readString(manifest);

    Files.writeString(manifest, said.replace("\"sequence\"", "\"ranker\""));
    String kind = refused();
    Files.writeString(manifest, said.replace("\"recent\" : \"4\"", "\"recent\" : \"many\""));
    String length = refused();
    Files.writeString(manifest, said);
    Files.write(directory.resolve("items.bin"), new byte[ITEMS * WIDTH * Float.BYTES]);
    String changed = refused();

    assertThat(kind).contains("model is a ranker");
    assertThat(length).contains("how many recent items");
    assertThat(changed).contains("checksum of items.bin");
  }

  /** What is said when a file is another one, of which the manifest knows. */
  private String refusal(String file, byte[] content) throws IOException {
    Path there = directory.resolve(file);
    Path manifest = directory.resolve("manifest.json");
    byte[] before = Files.readAllBytes(there);
    String said = Files.readString(manifest);
    Files.write(there, content);
    Files.writeString(
        manifest, said.replace(ModelManifest.sha256(before), ModelManifest.sha256(content)));
    String reason = refused();
    Files.write(there, before);
    Files.writeString(manifest, said);
    return reason;
  }

  private String refused() {
    return switch (load()) {
      case Loading.Refused<SequenceModel>(String reason) -> reason;
      case Loading.Loaded<SequenceModel>(SequenceModel model) -> {
        model.close();
        yield "nothing";
      }
    };
  }

  private SequenceModel loaded() {
    return load().orThrow();
  }

  private Loading<SequenceModel> load() {
    return SequenceModel.load(
        ModelFiles.in(directory),
        ModelSettings.defaults().withProvider(ModelSettings.Provider.CPU));
  }
}
