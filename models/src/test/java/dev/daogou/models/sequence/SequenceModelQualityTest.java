package dev.daogou.models.sequence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.daogou.recommender.inference.ModelFiles;
import dev.daogou.recommender.inference.ModelSettings;
import dev.daogou.recommender.inference.SequenceModel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SequenceModelQualityTest {
  @TempDir Path directory;

  @Test
  void shouldMeasureTheWrittenModelAsTrainingDid() {
    SequenceSettings settings = Cycles.settings(2);
    List<List<String>> sessions = Cycles.sessions(400, 1);
    List<NextItem> cases = new ArrayList<>(NextItem.of(Cycles.sessions(80, 2)));
    cases.add(new NextItem(List.of("item-1", "item-1"), "item-1"));
    cases.add(new NextItem(List.of("never seen"), "item-1"));
    cases.add(new NextItem(List.of("item-1"), "never seen"));
    Vocabulary vocabulary = Vocabulary.of(sessions, 1);
    SequenceTrainer trainer = new SequenceTrainer(vocabulary, sessions, cases, settings);

    Progress end = trainer.train(trainer.begin(), Cycles.deaf());
    SequenceExport.write(
        end.best(), vocabulary, Optional.empty(), "test", Map.of(), Map.of(), directory);

    NextItemQuality trained = end.bestQuality().orElseThrow();
    try (SequenceModel model =
        SequenceModel.load(
                ModelFiles.in(directory),
                ModelSettings.defaults().withProvider(ModelSettings.Provider.CPU))
            .orThrow()) {
      NextItemQuality written = SequenceModelQuality.of(model, cases);
      assertThat(written.cases()).isEqualTo(trained.cases()).isEqualTo(cases.size());
      assertThat(written.hitRate()).isCloseTo(trained.hitRate(), within(1e-9));
      assertThat(written.reciprocalRank()).isCloseTo(trained.reciprocalRank(), within(1e-9));
      assertThat(written.hitRateNew()).isCloseTo(trained.hitRateNew(), within(1e-9));
      assertThat(written.reciprocalRankNew()).isCloseTo(trained.reciprocalRankNew(), within(1e-9));
    }
  }
}
