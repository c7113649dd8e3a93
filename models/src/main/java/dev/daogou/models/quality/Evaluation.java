package dev.daogou.models.quality;

import dev.daogou.PersonalizationSettings;
import dev.daogou.models.ranker.LogReplay;
import dev.daogou.recommender.inference.SequenceModel;
import dev.daogou.recommender.inference.TextEncoder;
import dev.daogou.schemas.StorefrontEvent;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Learns a log, predicts in its test sessions, and measures. */
public final class Evaluation {
  private static final int THREADS = 2;

  private final PersonalizationSettings settings;
  private final TextEncoder encoder;
  private final Optional<SequenceModel> sequence;
  private final PrintWriter progress;

  /**
   * @param settings as the topology has them
   * @param sequence expects what comes next, where there is such a model
   * @param progress where is told how far it is
   */
  public Evaluation(
      PersonalizationSettings settings,
      TextEncoder encoder,
      Optional<SequenceModel> sequence,
      PrintWriter progress) {
    this.settings = settings;
    this.encoder = encoder;
    this.sequence = sequence;
    this.progress = progress;
  }

  /**
   * What to measure.
   *
   * @param cases in which to predict
   * @param contenders who predicts; is given the clicks that were learned, which grow online
   * @param repeats kinds of list
   * @param online whether each click is learned after it was predicted
   * @param seed of the resampling
   */
  public record Plan(
      List<StorefrontEvent> train,
      TestCases cases,
      Function<Popularity, List<Contender>> contenders,
      List<Boolean> repeats,
      boolean online,
      long seed) {}

  /** Measures. */
  public Measured run(Plan plan) {
    Popularity learned = Popularity.of(plan.train());
    Popularity growing = Popularity.of(plan.train());
    List<Contender> contenders = plan.contenders().apply(growing);
    boolean alone = contenders.stream().anyMatch(c -> c instanceof Contender.Alone);
    LogReplay replay =
        new LogReplay(
            alone ? MeasuringSettings.withEveryCandidate(settings) : settings, encoder, sequence);
    double learnSeconds = learn(plan.train(), replay);
    List<CaseRecord> records = new ArrayList<>();
    for (int i = 0; i < contenders.size() * plan.repeats().size(); i++) {
      records.add(new CaseRecord(plan.cases().size(), learned));
    }
    Progress predicting = new Progress("predicted", plan.cases().size(), progress);
    if (plan.online()) {
      try (Predictor predictor = predictor(contenders, plan, replay)) {
        new OnlineEvaluation(replay, plan.cases(), records, predicting)
            .run(predictor, growing::count);
      }
    } else {
      new FrozenEvaluation(replay, plan.cases(), records, settings.rescore().batch(), predicting)
          .run(THREADS, () -> predictor(contenders, plan, replay));
    }
    double predictSeconds = predicting.finish();
    return new Measured(
        qualities(plan, contenders, records, learned),
        plan.online(),
        plan.train().size(),
        learned.items(),
        plan.cases().predictedSessions(),
        plan.cases().size(),
        0,
        learnSeconds,
        predictSeconds,
        Memory.now().residentBytes());
  }

  private Predictor predictor(List<Contender> contenders, Plan plan, LogReplay replay) {
    return new Predictor(contenders, plan.repeats(), settings, replay);
  }

  private double learn(List<StorefrontEvent> events, LogReplay replay) {
    Progress learning = new Progress("learned", events.size(), progress);
    for (StorefrontEvent event : events) {
      replay.learn(event);
      learning.add(1);
    }
    replay.settle();
    return learning.finish();
  }

  private static List<ListQuality> qualities(
      Plan plan, List<Contender> contenders, List<CaseRecord> records, Popularity learned) {
    String[] clicked = plan.cases().clicked();
    int catalogue = catalogue(plan, learned);
    Bootstrap bootstrap = new Bootstrap(plan.cases().groups(), plan.seed());
    List<ListQuality> qualities = new ArrayList<>();
    int run = 0;
    for (Contender contender : contenders) {
      for (boolean repeat : plan.repeats()) {
        qualities.add(
            ListQuality.of(
                contender.name(),
                repeat,
                records.get(run++),
                clicked,
                learned,
                catalogue,
                bootstrap));
      }
    }
    return qualities;
  }

  /** Items that could be shown: online, those of the test sessions are learned, too. */
  private static int catalogue(Plan plan, Popularity learned) {
    if (!plan.online()) {
      return learned.items();
    }
    Set<String> fresh = new HashSet<>();
    for (TestSession session : plan.cases().sessions()) {
      for (int place = 0; place < session.events().size(); place++) {
        if (learned.clicks(session.item(place)) == 0) {
          fresh.add(session.item(place));
        }
      }
    }
    return learned.items() + fresh.size();
  }
}
