package dev.daogou.recommender.ranking;

import dev.daogou.recommender.features.CandidateFeatures;
import dev.daogou.recommender.features.FeatureColumns;
import dev.daogou.recommender.features.FeatureTable;
import dev.daogou.recommender.features.RecentWeights;
import dev.daogou.recommender.inference.CircuitBreaker;
import dev.daogou.recommender.inference.ItemMatrix;
import dev.daogou.recommender.inference.LiveModel;
import dev.daogou.recommender.inference.LiveModel.Lease;
import dev.daogou.recommender.inference.Ranker;
import dev.daogou.recommender.inference.RankerBatch;
import dev.daogou.recommender.inference.RunningCall;
import dev.daogou.recommender.inference.Scoring;
import dev.daogou.recommender.items.ItemSpace;
import dev.daogou.recommender.links.ItemGraph;
import dev.daogou.recommender.meters.RecommenderMeters;
import dev.daogou.recommender.sessions.SessionIndex;
import dev.daogou.recommender.sources.Candidate;
import dev.daogou.recommender.sources.CandidateSet;
import dev.daogou.recommender.sources.ShopperView;
import dev.daogou.recommender.sources.SourceSettings;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Asks the ranker, and knows what to do when it does not answer: end the call after the timeout,
 * leave the model alone for a while, and let the caller use the blend. Belongs to one thread.
 */
public final class Rescorer implements AutoCloseable {
  private static final float BEHIND = 1e-3f;

  private final LiveModel<Ranker> ranker;
  private final SourceSettings sources;
  private final Rescore settings;
  private final RecommenderMeters metrics;
  private final RunningCall call = new RunningCall();
  private final CircuitBreaker breaker;
  private Optional<Prepared> prepared = Optional.empty();
  private Optional<String> scoredBy = Optional.empty();

  /**
   * What one model is asked with.
   *
   * @param generation of the model
   */
  private record Prepared(long generation, CandidateFeatures features, RankerBatch batch) {}

  /**
   * @param ranker none means that the blend always decides; stays the caller's to close
   */
  public Rescorer(
      Optional<Ranker> ranker,
      SourceSettings sources,
      Rescore settings,
      RecommenderMeters metrics) {
    this(LiveModel.of(ranker), sources, settings, metrics);
  }

  /**
   * @param ranker as it is at each call; while there is none, the blend decides
   */
  public Rescorer(
      LiveModel<Ranker> ranker,
      SourceSettings sources,
      Rescore settings,
      RecommenderMeters metrics) {
    this.ranker = ranker;
    this.sources = sources;
    this.settings = settings;
    this.breaker = new CircuitBreaker(sources.calls().rest());
    this.metrics = metrics;
  }

  /** Version of the model that gave the latest scores; empty before the first. */
  public Optional<String> model() {
    return scoredBy;
  }

  /**
   * Scores shoppers of one tenant.
   *
   * @return one array a shopper, one score a candidate; empty where the blend must decide
   */
  public Optional<float[][]> score(
      List<CandidateSet> shoppers, ItemGraph graph, SessionIndex sessions) {
    return graph.space().size() == 0
        ? Optional.empty()
        : ranker.borrow().flatMap(lease -> score(lease, shoppers, graph, sessions));
  }

  private Optional<float[][]> score(
      Lease<Ranker> lease, List<CandidateSet> shoppers, ItemGraph graph, SessionIndex sessions) {
    try (lease) {
      if (breaker.isOpen(lease)) {
        metrics.fallback("resting");
        return Optional.empty();
      }
      Prepared mine = prepared(lease, graph.space().width());
      fill(mine, lease.model().takesVectors(), shoppers, graph, sessions);
      Optional<float[][]> scores =
          ask(lease.model(), matrix(graph.space()), mine.batch())
              ? read(shoppers, mine.batch())
              : Optional.empty();
      if (scores.isEmpty()) {
        breaker.open(lease);
      } else {
        scoredBy = Optional.of(lease.model().version());
      }
      return scores;
    }
  }

  private Prepared prepared(Lease<Ranker> lease, int width) {
    if (prepared.isEmpty()
        || prepared.get().generation() != lease.generation()
        || prepared.get().batch().dimensions() != width) {
      var asked = FeatureColumns.of(lease.model().manifest().features());
      var features = new CandidateFeatures(asked, sources.shopper());
      var limits = sources.candidates();
      var batch =
          new RankerBatch(settings.batch(), limits.recent(), scored(), width, features.width());
      prepared = Optional.of(new Prepared(lease.generation(), features, batch));
    }
    return prepared.get();
  }

  /** How many candidates of a shopper the model scores. */
  private int scored() {
    return Math.min(sources.candidates().most(), settings.candidates());
  }

  private void fill(
      Prepared mine,
      boolean withVectors,
      List<CandidateSet> shoppers,
      ItemGraph graph,
      SessionIndex sessions) {
    int most = shoppers.stream().mapToInt(each -> each.candidates().size()).max().orElse(1);
    mine.batch().reset(shoppers.size(), Math.clamp(most, 1, scored()));
    for (int i = 0; i < shoppers.size(); i++) {
      List<Candidate> best = best(shoppers.get(i), mine.batch().candidates());
      ShopperView view = shoppers.get(i).view();
      if (withVectors) {
        vectors(i, mine.batch(), view, best);
      }
      FeatureTable table = mine.features().of(view, best, graph, sessions);
      mine.batch().features(i, table.rows(), table.values());
    }
  }

  private static List<Candidate> best(CandidateSet shopper, int most) {
    return shopper.candidates().subList(0, Math.min(shopper.candidates().size(), most));
  }

  private void vectors(int row, RankerBatch batch, ShopperView view, List<Candidate> best) {
    batch.vectors(row, view.vectors().shortTerm(), view.vectors().longTerm());
    float[] weights = RecentWeights.of(view, sources.shopper().vectors().shortHalfLife());
    for (int i = 0; i < weights.length; i++) {
      batch.recent(row, i, view.slots()[i], weights[i]);
    }
    for (int c = 0; c < best.size(); c++) {
      batch.candidate(row, c, best.get(c).slot());
    }
  }

  private static ItemMatrix matrix(ItemSpace space) {
    var rows = space.matrix().buffer();
    return new ItemMatrix(rows, rows.remaining() / space.matrix().width(), space.width());
  }

  private boolean ask(Ranker model, ItemMatrix items, RankerBatch batch) {
    long started = System.nanoTime();
    Scoring scoring = model.score(items, batch, sources.calls().timeout(), call);
    if (call.wasLate()) {
      return giveUp("slow");
    }
    return switch (scoring) {
      case Scoring.Scored scored -> {
        metrics.modelTime().record(Duration.ofNanos(System.nanoTime() - started));
        yield true;
      }
      case Scoring.Failed failed -> giveUp("failed");
    };
  }

  private boolean giveUp(String reason) {
    metrics.fallback(reason);
    return false;
  }

  private Optional<float[][]> read(List<CandidateSet> shoppers, RankerBatch batch) {
    float[][] scores = new float[shoppers.size()][];
    for (int i = 0; i < scores.length; i++) {
      scores[i] = new float[shoppers.get(i).candidates().size()];
      int scored = Math.min(scores[i].length, batch.candidates());
      batch.scores(i, scores[i], scored);
      if (!areNumbers(scores[i], scored)) {
        giveUp("not-a-number");
        return Optional.empty();
      }
      follow(scores[i], scored);
    }
    return Optional.of(scores);
  }

  /** What the model did not score comes after what it did, in the order of the blend. */
  private static void follow(float[] scores, int scored) {
    float lowest = Float.POSITIVE_INFINITY;
    for (int c = 0; c < scored; c++) {
      lowest = Math.min(lowest, scores[c]);
    }
    for (int c = scored; c < scores.length; c++) {
      lowest = Math.nextDown(lowest - BEHIND);
      scores[c] = lowest;
    }
  }

  // What has no number as its score stays out of a list: a model that gives none would empty them.
  private static boolean areNumbers(float[] scores, int size) {
    for (int c = 0; c < size; c++) {
      if (!Float.isFinite(scores[c])) {
        return false;
      }
    }
    return true;
  }

  @Override
  public void close() {
    call.close();
  }
}
