package dev.daogou.rescore;

import dev.daogou.app.PersonalizationSettings;
import dev.daogou.app.StageMetrics;
import dev.daogou.candidates.Candidate;
import dev.daogou.candidates.ShopperCandidates;
import dev.daogou.catalogue.ItemSpace;
import dev.daogou.items.ItemGraph;
import dev.daogou.model.ItemMatrix;
import dev.daogou.model.Ranker;
import dev.daogou.model.RankerBatch;
import dev.daogou.model.Scoring;
import dev.daogou.profile.Interaction;
import dev.daogou.sessions.SessionIndex;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Asks the ranker, and knows what to do when it does not answer: give up after the timeout, leave
 * it alone for a while, and let the caller use the blend. Belongs to one thread; the call itself
 * runs on another, which a slow model may keep.
 */
public final class Rescorer implements AutoCloseable {
  private static final int WIDTH = Feature.values().length;
  private static final Duration CLOSE_WITHIN = Duration.ofSeconds(10);

  private final Optional<Ranker> ranker;
  private final PersonalizationSettings settings;
  private final StageMetrics metrics;
  private final ExecutorService caller =
      Executors.newCachedThreadPool(
          Thread.ofPlatform().daemon().name("daogou-ranker-", 0).factory());
  private final float[] features = new float[WIDTH];
  private RankerBatch batch;
  private long restingUntil = System.nanoTime();

  /**
   * @param ranker none means that the blend always decides
   */
  public Rescorer(Optional<Ranker> ranker, PersonalizationSettings settings, StageMetrics metrics) {
    this.ranker = ranker;
    this.settings = settings;
    this.metrics = metrics;
  }

  /** Version of the model that would be asked. */
  public Optional<String> model() {
    return ranker.map(Ranker::version);
  }

  /**
   * Scores shoppers of one tenant.
   *
   * @return one array a shopper, one score a candidate; empty where the blend must decide
   */
  public Optional<float[][]> score(
      List<ShopperCandidates> shoppers, ItemGraph graph, SessionIndex sessions) {
    if (ranker.isEmpty() || graph.space().size() == 0) {
      return Optional.empty();
    }
    if (System.nanoTime() - restingUntil < 0) {
      metrics.fallback("resting");
      return Optional.empty();
    }
    fill(shoppers, graph, sessions);
    if (!ask(ranker.get(), matrix(graph.space()))) {
      return Optional.empty();
    }
    float[][] scores = read(shoppers);
    if (!areNumbers(scores)) {
      giveUp("not-a-number");
      return Optional.empty();
    }
    return Optional.of(scores);
  }

  private void fill(List<ShopperCandidates> shoppers, ItemGraph graph, SessionIndex sessions) {
    if (batch == null || batch.dimensions() != graph.space().width()) {
      var limits = settings.candidates();
      batch =
          new RankerBatch(
              settings.rescore().batch(),
              limits.recent(),
              limits.most(),
              graph.space().width(),
              WIDTH);
    }
    batch.reset(shoppers.size());
    for (int i = 0; i < shoppers.size(); i++) {
      fill(i, shoppers.get(i), graph, sessions);
    }
  }

  private void fill(int row, ShopperCandidates shopper, ItemGraph graph, SessionIndex sessions) {
    var view = shopper.view();
    batch.vectors(row, view.vectors().brief(), view.vectors().lasting());
    double halfLife = settings.vectors().shortHalfLife().toMillis();
    for (int i = 0; i < view.slots().length; i++) {
      Interaction interaction = view.recent().get(i);
      // Old items still count for something where there is nothing newer.
      double age = Math.exp(-0.3 * Math.min(10, (view.now() - interaction.time()) / halfLife));
      batch.recent(row, i, view.slots()[i], (float) (Math.max(0.1f, interaction.weight()) * age));
    }
    var own = new CandidateFeatures(view, graph, sessions);
    for (int c = 0; c < shopper.candidates().size(); c++) {
      Candidate candidate = shopper.candidates().get(c);
      batch.candidate(row, c, candidate.slot());
      own.write(candidate, c, features);
      for (int f = 0; f < WIDTH; f++) {
        batch.feature(row, c, f, features[f]);
      }
    }
  }

  private static ItemMatrix matrix(ItemSpace space) {
    var rows = space.matrix().buffer();
    return new ItemMatrix(rows, rows.remaining() / space.matrix().width(), space.width());
  }

  private boolean ask(Ranker asked, ItemMatrix items) {
    RankerBatch mine = batch;
    long started = System.nanoTime();
    Future<Scoring> call = caller.submit(() -> asked.score(items, mine));
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
    restingUntil = System.nanoTime() + settings.rescore().rest().toNanos();
    return false;
  }

  private float[][] read(List<ShopperCandidates> shoppers) {
    float[][] scores = new float[shoppers.size()][];
    for (int i = 0; i < scores.length; i++) {
      scores[i] = new float[shoppers.get(i).candidates().size()];
      for (int c = 0; c < scores[i].length; c++) {
        scores[i][c] = batch.score(i, c);
      }
    }
    return scores;
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

  /** The scores that stand in for the model's. */
  public static float[] blend(ShopperCandidates shopper) {
    float[] scores = new float[shopper.candidates().size()];
    for (int i = 0; i < scores.length; i++) {
      scores[i] = shopper.candidates().get(i).blend();
    }
    return scores;
  }

  /**
   * Waits for a call that is still out, for a while: whoever closes the ranker under it brings the
   * whole program down.
   */
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
