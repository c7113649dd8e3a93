package dev.daogou.models.encoder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.daogou.recommender.inference.ModelFiles;
import dev.daogou.recommender.inference.ModelSettings;
import dev.daogou.recommender.inference.OnnxTextEncoder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EncoderTrainingTest {
  private static final EncoderTrainer.Settings SMALL =
      new EncoderTrainer.Settings(16, 64, 40, 32, 0.03f, 0.1f, 0.3f, 7);
  private static final ModelSettings CPU = new ModelSettings(ModelSettings.Provider.CPU, 0, 1, 2);

  private final Lexicon lexicon = Lexicon.load();

  @TempDir Path directory;

  @Test
  void shouldReduceTheLoss() {
    List<Float> losses = new ArrayList<>();

    new EncoderTrainer(lexicon, SMALL).train((step, loss) -> losses.add(loss));

    assertThat(mean(losses.subList(35, 40))).isLessThan(0.9 * mean(losses.subList(0, 5)));
  }

  @Test
  void shouldGiveTheSameRowsForTheSameSeed() {
    EncoderTrainer.Settings few = SMALL.withSteps(4);

    EncoderTable first = new EncoderTrainer(lexicon, few).train((step, loss) -> {});
    EncoderTable second = new EncoderTrainer(lexicon, few).train((step, loss) -> {});

    assertThat(first.values()).containsExactly(second.values());
  }

  @Test
  void shouldEncodeInOnnxAsInJava() {
    EncoderTable table = new EncoderTrainer(lexicon, SMALL.withSteps(2)).train((step, loss) -> {});
    EncoderExport.write(table, "test", Map.of(), Map.of(), directory);
    List<String> texts = List.of("gold ring 黄金戒指", "a", "Zorvex XK-219 耳机 bluetooth", "", "!?");

    try (OnnxTextEncoder encoder = OnnxTextEncoder.load(ModelFiles.in(directory), CPU).orThrow()) {
      float[][] vectors = encoder.encode(texts);

      assertThat(encoder.dimensions()).isEqualTo(16);
      assertThat(encoder.version()).isEqualTo("daogou-text@test");
      for (int i = 0; i < texts.size(); i++) {
        float[] expected = table.encode(texts.get(i));
        for (int d = 0; d < expected.length; d++) {
          // Rows are rounded to bytes on export.
          assertThat(vectors[i][d]).isCloseTo(expected[d], within(0.02f));
        }
      }
      assertThat(vectors[4]).containsOnly(0f);
    }
  }

  private static double mean(List<Float> values) {
    return values.stream().mapToDouble(Float::doubleValue).average().orElseThrow();
  }
}
