package dev.daogou.recommender.sources;

import dev.daogou.recommender.inference.LiveModel;
import dev.daogou.recommender.inference.SequenceModel;
import dev.daogou.recommender.inference.Watchdog;
import dev.daogou.recommender.items.ItemSpace;
import dev.daogou.recommender.links.ItemGraph;
import dev.daogou.recommender.meters.RecommenderMeters;
import dev.daogou.recommender.sessions.SessionIndex;
import dev.daogou.recommender.sources.CandidateSource.Asked;
import dev.daogou.recommender.sources.SourceDefinition.Setup;
import dev.daogou.recommender.vectors.Hits;
import dev.daogou.recommender.vectors.TopK;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Asks every source, merges, and keeps the best by blended score. Belongs to one thread.
 *
 * <p>A source that throws, or takes longer than it may, costs its own candidates and no others:
 * what it brought is thrown away and it rests for a while.
 */
public final class CandidateSources {
  private static final Duration SHORTEST_LIMIT = Duration.ofMillis(250);
  private static final String NO_ENCODER = "";

  private final CandidatePool pool = new CandidatePool();
  private final List<SourceRunner> runners;
  private final TopK top;
  private int[] shown = new int[0];

  /**
   * @param sequence expects what comes next, where there is such a model; stays the caller's to
   *     close
   */
  public CandidateSources(SourceSettings settings, Optional<SequenceModel> sequence) {
    this(settings, LiveModel.of(sequence), NO_ENCODER, RecommenderMeters.unobserved());
  }

  /**
   * @param sequence expects what comes next, as it is at each call
   * @param encoder version of the text encoder that made the items' content embeddings, from which
   *     a sequence model may know what to think of items that no session showed
   */
  public CandidateSources(
      SourceSettings settings,
      LiveModel<SequenceModel> sequence,
      String encoder,
      RecommenderMeters metrics) {
    this(Sources.all(), new Setup(settings, sequence, encoder, metrics), limit(settings));
  }

  /**
   * @param limit that one source may take for a shopper
   */
  CandidateSources(List<SourceDefinition> definitions, Setup setup, Duration limit) {
    Watchdog.Guard guard = Watchdog.guard();
    this.runners =
        definitions.stream()
            .sorted(Comparator.comparing(SourceDefinition::turn))
            .map(definition -> new SourceRunner(definition, setup, limit, guard))
            .toList();
    this.top = new TopK(setup.settings().candidates().most());
  }

  /** Whoever is patient with the ranker is so with the sources. */
  static Duration limit(SourceSettings settings) {
    Duration timeout = settings.calls().timeout();
    return timeout.compareTo(SHORTEST_LIMIT) > 0 ? timeout : SHORTEST_LIMIT;
  }

  /** The candidates of a shopper, best blend first; only items that may be shown. */
  public List<Candidate> of(ShopperView shopper, ItemGraph graph, SessionIndex sessions) {
    Asked asked = new Asked(shopper, graph, sessions);
    boolean complete = false;
    // Each time round there is a source less to ask.
    for (int round = 0; !complete && round <= runners.size(); round++) {
      pool.clear(graph.space()::product);
      complete = ask(asked);
    }
    pool.settle();
    runners.forEach(runner -> runner.count(pool));
    return best(shopper, graph.space());
  }

  private boolean ask(Asked asked) {
    for (SourceRunner runner : runners) {
      if (!runner.run(asked, pool)) {
        return false;
      }
    }
    return true;
  }

  private List<Candidate> best(ShopperView shopper, ItemSpace space) {
    int[] own = ownVariants(shopper, space);
    if (shown.length < pool.size()) {
      shown = new int[2 * pool.size()];
    }
    top.clear();
    for (int i = 0; i < pool.size(); i++) {
      float blend = pool.blend(i);
      if (blend >= top.threshold()) {
        shown[i] = shown(pool.slot(i), own, space);
        if (shown[i] != ItemSpace.UNKNOWN) {
          top.offer(i, blend);
        }
      }
    }
    Hits hits = top.hits();
    List<Candidate> best = new ArrayList<>(hits.size());
    float[] highest = pool.highest();
    for (int index : hits.ids()) {
      best.add(candidate(index, shown[index], highest));
    }
    return best;
  }

  /** Recent items that are offered and have variants, the newest first. */
  private static int[] ownVariants(ShopperView shopper, ItemSpace space) {
    return Arrays.stream(shopper.slots())
        .filter(slot -> space.family(slot).length > 0 && space.isOffered(slot))
        .toArray();
  }

  /** Of products that have variants, the one that the shopper saw last, where it is offered. */
  private static int shown(int product, int[] own, ItemSpace space) {
    for (int variant : own) {
      if (space.product(variant) == product) {
        return variant;
      }
    }
    return space.shown(product);
  }

  private Candidate candidate(int index, int slot, float[] highest) {
    return new Candidate(
        slot,
        pool.blend(index),
        pool.scores(index),
        highest,
        pool.strongest(index),
        pool.because(index));
  }
}
