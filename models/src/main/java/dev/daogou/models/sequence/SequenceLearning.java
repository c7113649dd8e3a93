package dev.daogou.models.sequence;

import dev.daogou.recommender.inference.Loading;
import dev.daogou.recommender.inference.ModelFiles;
import dev.daogou.recommender.inference.ModelSettings;
import dev.daogou.recommender.inference.SequenceModel;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Trains a sequence model on sessions from first to last, for those who go on with it at once. */
public final class SequenceLearning {
  // Small logs need more passes than large ones: about so many predictions are learned in all.
  private static final long ENOUGH = 3_000_000;
  private static final int FEWEST_EPOCHS = 4;

  private SequenceLearning() {}

  /**
   * Trains, writes and loads.
   *
   * @param sessions the oldest first
   * @param directory where the model is written
   * @param progress told a line now and then
   * @return empty where the sessions teach nothing
   */
  public static Optional<SequenceModel> learn(
      List<List<String>> sessions,
      SequenceSettings settings,
      Path directory,
      Consumer<String> progress) {
    Vocabulary vocabulary = Vocabulary.of(sessions, settings.leastCount());
    if (sessions.stream().noneMatch(session -> session.size() > 1)) {
      return Optional.empty();
    }
    long predictions = sessions.stream().mapToLong(session -> session.size() - 1L).sum();
    long epochs = Math.max(FEWEST_EPOCHS, ENOUGH / predictions);
    SequenceSettings own = settings.withEpochs((int) Math.min(settings.epochs(), epochs));
    SequenceTrainer trainer = new SequenceTrainer(vocabulary, sessions, List.of(), own);
    progress.accept(
        String.format(
            Locale.ROOT,
            "Sequence model: %,d predictions of %,d items, %d epochs",
            trainer.predictions(),
            vocabulary.size(),
            own.epochs()));
    Progress end = trainer.train(trainer.begin(), Lines.to(progress, own.epochs()));
    SequenceExport.write(
        end.best(),
        vocabulary,
        Optional.empty(),
        "1",
        Map.of("epoch", Integer.toString(end.epoch()), "settings", own.toString()),
        Map.of(),
        directory);
    return switch (SequenceModel.load(
        ModelFiles.in(directory),
        ModelSettings.defaults().withProvider(ModelSettings.Provider.CPU))) {
      case Loading.Loaded<SequenceModel>(SequenceModel model) -> Optional.of(model);
      case Loading.Refused<SequenceModel>(String reason) ->
          throw new IllegalStateException("what was just written is refused: " + reason);
    };
  }

  /** Tells of every epoch. */
  private record Lines(Consumer<String> progress, int epochs) implements Watcher {
    static Watcher to(Consumer<String> progress, int epochs) {
      return new Lines(progress, epochs);
    }

    @Override
    public void step(Step step) {}

    @Override
    public void epoch(Progress reached) {
      progress.accept("  epoch %d of %d".formatted(reached.epoch(), epochs));
    }
  }
}
