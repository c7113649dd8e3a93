package dev.daogou.models.sequence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daogou.models.sequence.SequenceWeights.Array;
import dev.daogou.recommender.inference.SequenceModel;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SequenceTrainingTest {
  @TempDir Path directory;

  @Test
  void shouldLearnWhatAlwaysComesNext() {
    SequenceTrainer trainer = Cycles.trainer(Cycles.settings(12));

    Progress end = trainer.train(trainer.begin(), Cycles.deaf());

    NextItemQuality best = end.bestQuality().orElseThrow();
    assertThat(best.reciprocalRankNew()).isGreaterThan(0.9);
    assertThat(best.hitRateNew()).isGreaterThan(0.99);
  }

  @Test
  void shouldLearnTheSameAmongSampledItems() {
    SequenceSettings usual = Cycles.settings(15);
    SequenceSettings sampled =
        new SequenceSettings(16, 0, 5, 1, 0f, 0f, 0.1f, usual.rate(), 0f, 16, 8, 15, 15, 0, 3);
    SequenceTrainer trainer = Cycles.trainer(sampled);

    Progress end = trainer.train(trainer.begin(), Cycles.deaf());

    assertThat(end.bestQuality().orElseThrow().reciprocalRankNew()).isGreaterThan(0.8);
  }

  @Test
  void shouldGoOnFromACheckpointAsIfItHadNeverStopped() {
    SequenceSettings settings = Cycles.settings(3);
    Path file = directory.resolve("deeper/checkpoint.bin");
    AtomicInteger epochs = new AtomicInteger();
    Watcher keeping =
        new Watcher() {
          @Override
          public void step(Step step) {}

          @Override
          public void epoch(Progress progress) {
            if (epochs.incrementAndGet() == 1) {
              Checkpoint.write(file, "run", progress);
            }
          }
        };
    SequenceTrainer first = Cycles.trainer(settings);
    SequenceTrainer second = Cycles.trainer(settings);

    Progress whole = first.train(first.begin(), keeping);
    Progress resumed = second.train(Checkpoint.read(file, "run").orElseThrow(), Cycles.deaf());

    assertThat(epochs).hasValue(3);
    assertThat(resumed.epoch()).isEqualTo(3);
    whole
        .newest()
        .weights()
        .arrays()
        .forEach(
            (name, array) ->
                assertThat(resumed.newest().weights().values(name))
                    .as(name)
                    .containsExactly(array.values()));
    assertThat(resumed.bestQuality()).isEqualTo(whole.bestQuality());
  }

  @Test
  void shouldNotGoOnFromAnotherRun() {
    SequenceTrainer trainer = Cycles.trainer(Cycles.settings(1));
    Path file = directory.resolve("checkpoint.bin");

    Checkpoint.write(file, "one", trainer.begin());

    assertThat(Checkpoint.read(file, "another")).isEmpty();
    assertThat(Checkpoint.read(directory.resolve("none.bin"), "one")).isEmpty();
  }

  @Test
  void shouldMoveWithTheWeightsOfTheBestEpoch() {
    Progress start = Progress.start(weights(0));

    Progress good = start.after(Parameters.Snapshot.start(weights(1)), quality(0.5));
    Progress worse = good.after(Parameters.Snapshot.start(weights(2)), quality(0.4));

    assertThat(worse.best().values("items")).containsExactly(1, 1);
    assertThat(worse.bestEpoch()).isEqualTo(1);
    assertThat(worse.epochsSinceBest()).isEqualTo(1);
    assertThat(worse.newest().weights().values("items")).containsExactly(2, 2);
  }

  @Test
  void shouldTeachNothingWhereNoSessionHasTwoItems() {
    Optional<SequenceModel> learned =
        SequenceLearning.learn(
            List.of(List.of("a"), List.of("b")), Cycles.settings(2), directory, line -> {});

    assertThat(learned).isEmpty();
  }

  private static SequenceWeights weights(float value) {
    return new SequenceWeights(
        java.util.Map.of("items", new Array(new float[] {value, value}, 1, 2)));
  }

  private static NextItemQuality quality(double hitRate) {
    return new NextItemQuality(hitRate, 0, 0, 0, 10);
  }
}
