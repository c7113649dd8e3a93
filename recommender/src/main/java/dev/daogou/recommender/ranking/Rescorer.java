package dev.daogou.recommender.ranking;

import dev.daogou.recommender.features.CandidateFeatures;
import dev.daogou.recommender.features.Feature;
import dev.daogou.recommender.inference.ItemMatrix;
import dev.daogou.recommender.inference.LiveModel;
import dev.daogou.recommender.inference.LiveModel.Lease;
import dev.daogou.recommender.inference.Ranker;
import dev.daogou.recommender.inference.RankerBatch;
import dev.daogou.recommender.inference.Rest;
import dev.daogou.recommender.inference.Scoring;
import dev.daogou.recommender.items.ItemSpace;
import dev.daogou.recommender.links.ItemGraph;
import dev.daogou.recommender.meters.RecommenderMeters;
import dev.daogou.recommender.sessions.SessionIndex;
import dev.daogou.recommender.settings.PersonalizationSettings;
import dev.daogou.recommender.shopper.Interaction;
import dev.daogou.recommender.sources.Candidate;
import dev.daogou.recommender.sources.CandidateSet;
import dev.daogou.recommender.vectors.Decay;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Asks the ranker, and knows what to do when it does not answer: give up after the timeout, leave
 * it alone for a while, and let the caller use the blend. Belongs to one thread; the call itself
 * runs on another, which a slow model may keep.
 */
public final class Rescorer implements AutoCloseable {
  private static final int WIDTH = Feature.values().length;
  private static final Duration CLOSE_WITHIN = Duration.ofSeconds(10);

  private final LiveModel<Ranker> ranker;
  private final PersonalizationSettings settings;
  private final RecommenderMeters metrics;
  private final ExecutorService caller =
      Executors.newCachedThreadPool(
          Thread.ofPlatform().daemon().name("daogou-ranker-", 0).factory());
  private final float[] features = new float[WIDTH];
  private final Decay fatigue;
  private final Rest rest;
  private @Nullable RankerBatch batch;
  private Optional<String> scoredBy = Optional.empty();
  private float[][] scores = new float[0][];

  /**
   * @param ranker none means that the blend always decides; stays the caller's to close
   */
  public Rescorer(
      Optional<Ranker> ranker, PersonalizationSettings settings, RecommenderMeters metrics) {
    this(LiveModel.of(ranker), settings, metrics);
  }

  /**
   * @param ranker as it is at each call; while there is none, the blend decides
   */
  public Rescorer(
      LiveModel<Ranker> ranker, PersonalizationSettings settings, RecommenderMeters metrics) {
    this.ranker = ranker;
    this.settings = settings;
    this.fatigue = new Decay(settings.fatigue().halfLife());
    this.rest = new Rest(settings.rescore().rest());
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
      if (rest.covers(lease)) {
        metrics.fallback("resting");
        return Optional.empty();
      }
      RankerBatch mine = fill(shoppers, graph, sessions);
      return ask(lease, matrix(graph.space()), mine) && read(shoppers, lease.model(), mine)
          ? Optional.of(scores)
          : rest(lease);
    }
  }

  private Optional<float[][]> rest(Lease<Ranker> lease) {
    rest.begin(lease);
    return Optional.empty();
  }

  private RankerBatch fill(List<CandidateSet> shoppers, ItemGraph graph, SessionIndex sessions) {
    RankerBatch mine = batch;
    if (mine == null || mine.dimensions() != graph.space().width()) {
      var limits = settings.candidates();
      mine =
          new RankerBatch(
              settings.rescore().batch(),
              limits.recent(),
              limits.most(),
              graph.space().width(),
              WIDTH);
      batch = mine;
    }
    mine.reset(shoppers.size());
    for (int i = 0; i < shoppers.size(); i++) {
      fill(mine, i, shoppers.get(i), graph, sessions);
    }
    return mine;
  }

  private void fill(
      RankerBatch mine, int row, CandidateSet shopper, ItemGraph graph, SessionIndex sessions) {
    var view = shopper.view();
    mine.vectors(row, view.vectors().brief(), view.vectors().lasting());
    double halfLife = settings.vectors().shortHalfLife().toMillis();
    for (int i = 0; i < view.slots().length; i++) {
      Interaction interaction = view.recent().get(i);
      // Old items still count for something where there is nothing newer.
      double age = Math.exp(-0.3 * Math.min(10, (view.now() - interaction.time()) / halfLife));
      mine.recent(row, i, view.slots()[i], (float) (Math.max(0.1f, interaction.weight()) * age));
    }
    var own = new CandidateFeatures(view, graph, sessions, fatigue);
    for (int c = 0; c < shopper.candidates().size(); c++) {
      Candidate candidate = shopper.candidates().get(c);
      mine.candidate(row, c, candidate.slot());
      own.write(candidate, c, features);
      for (int f = 0; f < WIDTH; f++) {
        mine.feature(row, c, f, features[f]);
      }
    }
  }

  private static ItemMatrix matrix(ItemSpace space) {
    var rows = space.matrix().buffer();
    return new ItemMatrix(rows, rows.remaining() / space.matrix().width(), space.width());
  }

  private boolean ask(Lease<Ranker> lease, ItemMatrix items, RankerBatch mine) {
    // The call outlives this one where it is late, and nobody may close the model before.
    Lease<Ranker> own = lease.again();
    long started = System.nanoTime();
    Future<Scoring> call = submit(own, items, mine);
    try {
      return switch (within(call, started)) {
        case Scoring.Scored scored -> {
          metrics.modelTime().record(Duration.ofNanos(System.nanoTime() - started));
          yield true;
        }
        case Scoring.Failed failed -> giveUp("failed");
      };
    } catch (TimeoutException e) {
      batch = null; // The late call may still write into it.
      return giveUp("slow");
    } catch (ExecutionException e) {
      return giveUp("failed");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      batch = null;
      return giveUp("interrupted");
    }
  }

  private Future<Scoring> submit(Lease<Ranker> lease, ItemMatrix items, RankerBatch mine) {
    try {
      return caller.submit(
          () -> {
            try (lease) {
              return lease.model().score(items, mine);
            }
          });
    } catch (RejectedExecutionException closed) {
      lease.close();
      throw closed;
    }
  }

  /** The answer, if it comes before the deadline; one that has passed already is not waited for. */
  private Scoring within(Future<Scoring> call, long started)
      throws InterruptedException, ExecutionException, TimeoutException {
    long left = settings.rescore().timeout().toNanos() - (System.nanoTime() - started);
    if (left <= 0) {
      throw new TimeoutException();
    }
    return call.get(left, TimeUnit.NANOSECONDS);
  }

  private boolean giveUp(String reason) {
    metrics.fallback(reason);
    return false;
  }

  private boolean read(List<CandidateSet> shoppers, Ranker ranker, RankerBatch mine) {
    scores = new float[shoppers.size()][];
    for (int i = 0; i < scores.length; i++) {
      scores[i] = new float[shoppers.get(i).candidates().size()];
      for (int c = 0; c < scores[i].length; c++) {
        scores[i][c] = mine.score(i, c);
      }
    }
    if (!areNumbers(scores)) {
      return giveUp("not-a-number");
    }
    scoredBy = Optional.of(ranker.version());
    return true;
  }

  // What has no number as its score stays out of a list: a model that gives none would empty them.
  private static boolean areNumbers(float[][] scores) {
    for (float[] shopper : scores) {
      for (float score : shopper) {
        if (!Float.isFinite(score)) {
          return false;
        }
      }
    }
    return true;
  }

  /** Waits for a call that is still out, for a while; it keeps the ranker open. */
  @Override
  public void close() {
    caller.shutdown();
    try {
      caller.awaitTermination(CLOSE_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
