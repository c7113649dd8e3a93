package dev.daogou.recommender.sources;

import dev.daogou.recommender.inference.LiveModel;
import dev.daogou.recommender.inference.SequenceModel;
import dev.daogou.recommender.items.ItemCard;
import dev.daogou.recommender.items.ItemSpace;
import dev.daogou.recommender.links.ItemGraph;
import dev.daogou.recommender.links.Links;
import dev.daogou.recommender.meters.RecommenderMeters;
import dev.daogou.recommender.sessions.Evidence;
import dev.daogou.recommender.sessions.SessionIndex;
import dev.daogou.recommender.sessions.SessionScan;
import dev.daogou.recommender.settings.PersonalizationSettings;
import dev.daogou.recommender.vectors.Hits;
import dev.daogou.recommender.vectors.TopK;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Asks every source, merges, and keeps the best by blended score. Belongs to one thread. */
public final class CandidateSources {
  private static final float STEP_DECAY = 0.75f;
  private static final int NEAREST = 60;
  private static final int CATEGORIES = 3;
  private static final int TRENDING = 50;
  private static final int FURTHER_FROM = 3;
  private static final int FURTHER_OVER = 20;
  // Conditional probabilities from a handful of sightings are held back by so many imagined ones.
  private static final double SHRINKAGE = 1.0;
  private static final Source[] SOURCES = Source.values();
  private static final Source[] HEARD =
      Arrays.stream(Evidence.values())
          .map(evidence -> Source.valueOf(evidence.name()))
          .toArray(Source[]::new);

  private static final String NO_ENCODER = "";

  private final PersonalizationSettings settings;
  private final CandidatePool pool = new CandidatePool();
  private final SessionScan scan;
  private final SequenceSource sequence;
  private int[] recent = new int[0];

  /**
   * @param sequence expects what comes next, where there is such a model; stays the caller's to
   *     close
   */
  public CandidateSources(PersonalizationSettings settings, Optional<SequenceModel> sequence) {
    this(settings, LiveModel.of(sequence), NO_ENCODER, RecommenderMeters.unobserved());
  }

  /**
   * @param sequence expects what comes next, as it is at each call
   * @param encoder version of the text encoder that made the items' content embeddings, from which
   *     a sequence model may know what to think of items that no session showed
   */
  public CandidateSources(
      PersonalizationSettings settings,
      LiveModel<SequenceModel> sequence,
      String encoder,
      RecommenderMeters metrics) {
    this.settings = settings;
    this.sequence = new SequenceSource(sequence, encoder, settings.rescore().rest(), metrics);
    this.scan = new SessionScan(settings.sessions(), loudness());
  }

  private static float[] loudness() {
    float[] loudness = new float[HEARD.length];
    for (int i = 0; i < loudness.length; i++) {
      loudness[i] = HEARD[i].weight();
    }
    return loudness;
  }

  /** The candidates of a shopper, best blend first; only items that may be shown. */
  public List<Candidate> of(ShopperView shopper, ItemGraph graph, SessionIndex sessions) {
    pool.clear(graph.space()::product);
    // The pool is bounded: the sources that bring little come first, so that many neighbours of
    // many items cannot keep them out.
    own(shopper);
    nearest(shopper, graph.space());
    trending(shopper, graph);
    recent = shopper.slots();
    pool.add(scan.scan(sessions, recent, shopper.now(), shopper.session().id()), HEARD);
    neighbours(shopper, graph);
    further(shopper, graph);
    sequence.bring(shopper, graph.space(), pool);
    pool.settle();
    return best(graph.space(), lastSeen(shopper, graph.space()));
  }

  private void neighbours(ShopperView shopper, ItemGraph graph) {
    float step = 1f;
    for (int i = 0; i < shopper.slots().length; i++) {
      int slot = shopper.slots()[i];
      bring(Source.NEXT, graph.next(slot), step, i);
      bring(Source.BEFORE, graph.before(slot), step, i);
      bring(Source.BOUGHT, graph.boughtWith(slot), step, i);
      step *= STEP_DECAY;
    }
  }

  private void further(ShopperView shopper, ItemGraph graph) {
    for (int i = 0; i < Math.min(FURTHER_FROM, shopper.slots().length); i++) {
      int slot = shopper.slots()[i];
      float step = (float) Math.pow(STEP_DECAY, i);
      further(graph.next(slot), step, i, graph);
      further(graph.before(slot), step, i, graph);
    }
  }

  private void further(Links links, float step, int origin, ItemGraph graph) {
    double total = links.total();
    for (int i = 0; i < Math.min(FURTHER_OVER, links.size()); i++) {
      float share = (float) (step * links.weights()[i] / total);
      bring(Source.FURTHER, graph.next(links.slots()[i]), share, origin, FURTHER_OVER);
      bring(Source.FURTHER, graph.before(links.slots()[i]), share, origin, FURTHER_OVER);
    }
  }

  private void bring(Source source, Links links, float step, int origin) {
    bring(source, links, step, origin, settings.candidates().perSource());
  }

  private void bring(Source source, Links links, float step, int origin, int limit) {
    double total = links.total();
    if (total <= 0) {
      return;
    }
    double shrunk = total + SHRINKAGE * total / Math.max(1, links.size());
    int most = Math.min(links.size(), limit);
    for (int i = 0; i < most; i++) {
      int slot = links.slots()[i];
      float score = (float) (step * links.weights()[i] / shrunk);
      pool.add(source, slot, score, recent[origin] == slot ? -1 : origin);
    }
  }

  private void nearest(ShopperView shopper, ItemSpace space) {
    nearest(Source.SIMILAR, ShopperView.content(shopper.vectors().brief(), space), space);
    nearest(Source.TASTE, ShopperView.content(shopper.vectors().lasting(), space), space);
    if (shopper.words() != null) {
      nearest(Source.SEARCH, shopper.words(), space);
    }
  }

  private void nearest(Source source, float[] query, ItemSpace space) {
    if (query[0] == 0f && dev.daogou.recommender.vectors.Vectors.norm(query) == 0f) {
      return;
    }
    Hits hits = space.byContent().nearest(query, NEAREST);
    Set<Integer> products = new HashSet<>();
    for (int i = 0; i < hits.size(); i++) {
      float score = Math.max(0f, hits.scores()[i]);
      // Ten colours of one thing are no ten reasons for it.
      if (products.add(space.product(hits.ids()[i]))) {
        pool.add(source, hits.ids()[i], score * score, -1);
      }
    }
  }

  private void trending(ShopperView shopper, ItemGraph graph) {
    for (String category : categories(shopper, graph.space())) {
      bring(Source.CATEGORY_TREND, graph.trending().in(category));
    }
    bring(Source.TREND, graph.trending().overall());
  }

  private static Set<String> categories(ShopperView shopper, ItemSpace space) {
    Set<String> categories = new LinkedHashSet<>();
    for (int slot : shopper.slots()) {
      ItemCard card = space.card(slot);
      if (card != null && !card.categoryPath().isEmpty()) {
        categories.add(card.leafCategory());
      }
      if (categories.size() == CATEGORIES) {
        break;
      }
    }
    return categories;
  }

  private void bring(Source source, Hits hits) {
    int most = Math.min(TRENDING, hits.size());
    for (int i = 0; i < most; i++) {
      float first = hits.scores()[0];
      float share = first > 0 ? Math.max(0f, hits.scores()[i] / first) : 0f;
      pool.add(source, hits.ids()[i], 0.5f * (share + 1f / (1 + i)), -1);
    }
  }

  private void own(ShopperView shopper) {
    for (int i = 0; i < shopper.slots().length; i++) {
      pool.add(Source.SEEN, shopper.slots()[i], 1f / (1 + i), -1);
    }
  }

  /** Of products that have variants, the variant that the shopper saw last, where it is offered. */
  private static Map<Integer, Integer> lastSeen(ShopperView shopper, ItemSpace space) {
    Map<Integer, Integer> lastSeen = new HashMap<>();
    for (int slot : shopper.slots()) {
      if (space.family(slot).length > 0 && space.isOffered(slot)) {
        lastSeen.putIfAbsent(space.product(slot), slot);
      }
    }
    return lastSeen;
  }

  private List<Candidate> best(ItemSpace space, Map<Integer, Integer> lastSeen) {
    var top = new TopK(settings.candidates().most());
    int[] shown = new int[pool.size()];
    for (int i = 0; i < pool.size(); i++) {
      Integer seen = lastSeen.get(pool.slot(i));
      shown[i] = seen == null ? space.shown(pool.slot(i)) : seen;
      if (shown[i] != ItemSpace.UNKNOWN) {
        top.offer(i, pool.blend(i));
      }
    }
    Hits hits = top.hits();
    List<Candidate> best = new ArrayList<>(hits.size());
    for (int index : hits.ids()) {
      best.add(candidate(index, shown[index]));
    }
    return best;
  }

  private Candidate candidate(int index, int slot) {
    float[] scores = new float[SOURCES.length];
    float[] shares = new float[SOURCES.length];
    for (Source source : SOURCES) {
      scores[source.ordinal()] = pool.score(source, index);
      shares[source.ordinal()] = pool.share(source, index);
    }
    return new Candidate(
        slot, pool.blend(index), scores, shares, pool.strongest(index), pool.because(index));
  }
}
