package dev.daogou.models.sequence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.daogou.app.PersonalizationSettings;
import dev.daogou.candidates.Candidate;
import dev.daogou.candidates.ShopperCandidates;
import dev.daogou.candidates.Source;
import dev.daogou.model.Loading;
import dev.daogou.model.ModelFiles;
import dev.daogou.model.ModelSettings;
import dev.daogou.model.OnnxTextEncoder;
import dev.daogou.model.SequenceModel;
import dev.daogou.models.ranker.LogReplay;
import dev.daogou.schemas.ItemView;
import dev.daogou.storefront.service.Events;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SequenceCandidatesTest {
  @TempDir Path directory;

  @Test
  void shouldBringAndScoreWhatTheModelExpects() {
    List<List<String>> sessions = Cycles.sessions(400, 1);
    Optional<SequenceModel> learned =
        SequenceLearning.learn(sessions, Cycles.settings(6), directory, line -> {});
    try (SequenceModel model = learned.orElseThrow();
        OnnxTextEncoder encoder = encoder()) {
      LogReplay replay =
          new LogReplay(PersonalizationSettings.defaults(), encoder, Optional.of(model));
      play(replay, "others", "item-1", "item-10", "item-73");
      play(replay, "ann", "item-1", "item-10");

      ShopperCandidates found = replay.candidates("ann").orElseThrow();

      float[] expected =
          model.encode(List.of(new int[] {model.row("item-10"), model.row("item-1")}))[0];
      float best = model.nearest(expected, 1).scores()[0];
      for (Candidate candidate : found.candidates()) {
        int row = model.row(replay.graph().space().item(candidate.slot()));
        double score = Math.exp((model.nearness(row, expected) - best) / 0.1);
        assertThat((double) candidate.score(Source.SEQUENCE)).isCloseTo(score, within(1e-3));
      }
      assertThat(found.candidates()).isNotEmpty();
    }
  }

  @Test
  void shouldTeachNothingWhereNoSessionHasTwoItems() {
    Optional<SequenceModel> learned =
        SequenceLearning.learn(
            List.of(List.of("a"), List.of("b")), Cycles.settings(2), directory, line -> {});

    assertThat(learned).isEmpty();
  }

  private static void play(LogReplay replay, String shopper, String... items) {
    for (int i = 0; i < items.length; i++) {
      replay.learn(
          Events.live(
              shopper + i,
              shopper,
              shopper,
              Instant.EPOCH.plusSeconds(60L + i),
              new ItemView(items[i], null)));
    }
  }

  private static OnnxTextEncoder encoder() {
    return switch (OnnxTextEncoder.load(
        ModelFiles.shippedTextEncoder(),
        ModelSettings.defaults().withProvider(ModelSettings.Provider.CPU))) {
      case Loading.Loaded<OnnxTextEncoder>(OnnxTextEncoder model) -> model;
      case Loading.Refused<OnnxTextEncoder>(String reason) -> throw new AssertionError(reason);
    };
  }
}
