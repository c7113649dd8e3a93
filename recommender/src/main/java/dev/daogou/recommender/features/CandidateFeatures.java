package dev.daogou.recommender.features;

import dev.daogou.recommender.items.ItemCard;
import dev.daogou.recommender.items.ItemSpace;
import dev.daogou.recommender.links.ItemGraph;
import dev.daogou.recommender.links.Standing;
import dev.daogou.recommender.sessions.SessionIndex;
import dev.daogou.recommender.shopper.Interaction;
import dev.daogou.recommender.shopper.InteractionType;
import dev.daogou.recommender.sources.Candidate;
import dev.daogou.recommender.sources.SequenceSource;
import dev.daogou.recommender.sources.ShopperView;
import dev.daogou.recommender.sources.Source;
import dev.daogou.recommender.vectors.Decay;
import dev.daogou.recommender.vectors.Vectors;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Works out every {@link Feature} of a shopper's candidates. */
public final class CandidateFeatures {
  private static final int NONE = -1;
  private static final int WIDTH = Feature.values().length;
  private static final Source[] SOURCES = Source.values();
  private static final float LARGEST_GAP = 3f;
  // A source that no feature is named after counts in the blend alone.
  private static final int[] SCORES = columns("");
  private static final int[] SHARES = columns("_SHARE");
  private static final int SEQUENCE = SequenceSource.SEQUENCE.ordinal();
  private static final double LEAST_LOG = -10;
  private static final double HOUR = 3_600_000;
  private static final double MOST_HOURS = 24 * 31;
  private static final int SOME_SESSIONS = 8;

  private final ShopperView shopper;
  private final ItemGraph graph;
  private final ItemSpace space;
  private final SessionIndex sessions;
  private final Decay fatigue;
  private final float[] shortContent;
  private final float[] longContent;
  private final float[] shortWhole;
  private final float[] longWhole;
  private final float[] shared = new float[WIDTH];
  private final Map<String, Integer> inSession = new HashMap<>();
  private final Map<String, Integer> visits = new HashMap<>();
  private final Set<String> inCart = new HashSet<>();
  private final Set<String> bought = new HashSet<>();
  private final Map<String, Integer> categories = new HashMap<>();
  private final Set<String> brands = new HashSet<>();
  private final double meanLogPrice;
  private final float returning;
  private final float pause;
  private final float evidence;
  private final float shopStays;
  private final float shopReturns;
  private final double logMostPopular;

  /**
   * @param fatigue how the impression of what was shown fades
   */
  public CandidateFeatures(
      ShopperView shopper, ItemGraph graph, SessionIndex sessions, Decay fatigue) {
    this.shopper = shopper;
    this.fatigue = fatigue;
    this.sessions = sessions;
    this.graph = graph;
    this.space = graph.space();
    this.shortContent = content(shopper.vectors().brief());
    this.longContent = content(shopper.vectors().lasting());
    this.shortWhole = Vectors.normalise(shopper.vectors().brief().clone());
    this.longWhole = Vectors.normalise(shopper.vectors().lasting().clone());
    this.logMostPopular = log1p(Math.max(1f, graph.trending().mostPopular()));
    for (Interaction interaction : shopper.profile().interactions()) {
      note(interaction);
    }
    double logPrices = 0;
    int priced = 0;
    for (int i = 0; i < shopper.slots().length; i++) {
      ItemCard card = space.card(shopper.slots()[i]);
      if (card != null) {
        categories.merge(card.leafCategory(), 1, Integer::sum);
        if (card.brand() != null) {
          brands.add(card.brand());
        }
        if (card.price() != null) {
          logPrices += log1p(card.price());
          priced++;
        }
      }
    }
    List<String> visited = shopper.session().items();
    this.returning =
        visited.isEmpty() ? 0f : 1f - (float) new HashSet<>(visited).size() / visited.size();
    this.pause = pause(shopper.profile().interactions());
    this.evidence =
        shopper.slots().length == 0 ? 0f : (float) log1p(sessions.sessionsWith(shopper.slots()[0]));
    this.shopStays = (float) Math.log(sessions.returns().stayShare());
    this.shopReturns = (float) Math.log(sessions.returns().returnShare());
    this.meanLogPrice = priced == 0 ? Double.NaN : logPrices / priced;
    visited.forEach(item -> inSession.merge(item, 1, Integer::sum));
    set(shared, Feature.SESSION_LENGTH, (float) log1p(visited.size()));
    set(shared, Feature.RETURNING, returning);
    set(shared, Feature.PAUSE, pause);
    set(shared, Feature.EVIDENCE, evidence);
    set(shared, Feature.HISTORY, (float) log1p(shopper.slots().length));
    set(shared, Feature.HAS_WORDS, shopper.words() == null ? 0f : 1f);
  }

  private static int[] columns(String suffix) {
    List<String> names = Feature.names();
    return Arrays.stream(SOURCES)
        .mapToInt(source -> names.indexOf(source.name() + suffix))
        .toArray();
  }

  private static float pause(List<Interaction> all) {
    return all.size() < 2
        ? 0f
        : (float) log1p((all.getLast().time() - all.get(all.size() - 2).time()) / 1000.0);
  }

  private float[] content(float[] vector) {
    return Vectors.normalise(Arrays.copyOf(vector, space.contentWidth()));
  }

  private void note(Interaction interaction) {
    if (interaction.type().isVisit()) {
      visits.merge(interaction.subject(), 1, Integer::sum);
    } else if (interaction.type() == InteractionType.CART_ADD) {
      inCart.add(interaction.subject());
    } else if (interaction.type() == InteractionType.ORDER) {
      bought.add(interaction.subject());
      inCart.remove(interaction.subject());
    }
  }

  /** The features of the candidate at that place by blended score, by ordinal. */
  public void write(Candidate candidate, int place, float[] target) {
    if (target.length != WIDTH) {
      throw new IllegalArgumentException("there are " + WIDTH + " features, not " + target.length);
    }
    System.arraycopy(shared, 0, target, 0, WIDTH);
    for (int i = 0; i < SOURCES.length; i++) {
      float score = candidate.scores()[i];
      if (score != 0 && SCORES[i] >= 0) {
        target[SCORES[i]] = finite(damped(score));
      }
      if (score != 0 && SHARES[i] >= 0) {
        target[SHARES[i]] = finite(candidate.shares()[i]);
      }
    }
    double expected = candidate.scores()[SEQUENCE];
    set(target, Feature.LOG_SEQUENCE, (float) Math.max(LEAST_LOG, Math.log(expected)));
    set(target, Feature.EXPECTED, expected > 0 ? 1f : 0f);
    set(target, Feature.BLEND, damped(candidate.blend()));
    set(target, Feature.BLEND_PLACE, 1f / (1 + place));
    vectors(candidate.slot(), target);
    standing(candidate.slot(), target);
    own(candidate.slot(), target);
    card(candidate.slot(), target);
    seen(candidate.slot(), target);
  }

  private void vectors(int slot, float[] target) {
    set(target, Feature.SHORT_CONTENT, space.matrix().dot(slot, 0, shortContent));
    set(target, Feature.LONG_CONTENT, space.matrix().dot(slot, 0, longContent));
    set(target, Feature.SHORT_BEHAVIOUR, space.matrix().dot(slot, space.width(), shortWhole));
    set(target, Feature.LONG_BEHAVIOUR, space.matrix().dot(slot, space.width(), longWhole));
  }

  private void standing(int slot, float[] target) {
    Standing standing = graph.standing(slot);
    set(
        target,
        Feature.POPULARITY,
        (float) (log1p(Math.max(0, standing.popularity())) / logMostPopular));
    set(
        target,
        Feature.RISING,
        standing.popularity() <= 0
            ? 0f
            : Math.clamp(standing.trend() / standing.popularity(), 0f, 1f));
  }

  private void seen(int slot, float[] target) {
    float times = (float) log1p(sessions.sessionsWith(slot));
    set(target, Feature.SESSIONS, times);
    set(target, Feature.COMMONER, times - evidence);
    set(target, Feature.LAST_SEEN, age(sessions.seen(slot, 0)));
    set(target, Feature.STEADILY, age(sessions.seen(slot, SOME_SESSIONS)));
  }

  private float age(long seen) {
    double hours = Math.clamp((shopper.now() - seen) / HOUR, 0, MOST_HOURS);
    return (float) log1p(hours);
  }

  private int place(int slot) {
    int[] recent = shopper.slots();
    for (int i = 0; i < recent.length; i++) {
      if (recent[i] == slot) {
        return i;
      }
    }
    return NONE;
  }

  private void own(int slot, float[] target) {
    String item = space.item(slot);
    int place = place(slot);
    boolean isOwn = place != NONE;
    boolean isCurrent = place == 0;
    set(target, Feature.IS_CURRENT, isCurrent ? 1f : 0f);
    set(target, Feature.OWN_RECENCY, isOwn ? 1f / (1 + place) : 0f);
    set(target, Feature.IS_PREVIOUS, place == 1 ? 1f : 0f);
    int times = inSession.getOrDefault(item, 0);
    set(target, Feature.IN_SESSION, times > 0 ? 1f : 0f);
    set(
        target,
        Feature.SESSION_SHARE,
        (float) times / Math.max(1, shopper.session().items().size()));
    set(target, Feature.SHOP_STAYS, isCurrent ? shopStays : 0f);
    set(target, Feature.SHOP_RETURNS, times > 0 && !isCurrent ? shopReturns : 0f);
    set(target, Feature.RETURNS, isOwn ? returning : 0f);
    set(target, Feature.OWN_PAUSE, isOwn ? pause : 0f);
    set(
        target,
        Feature.FATIGUE,
        (float) log1p(shopper.profile().shown(item).at(shopper.now(), fatigue)));
    set(target, Feature.VISITS, (float) log1p(visits.getOrDefault(item, 0)));
    set(target, Feature.IN_CART, inCart.contains(item) ? 1f : 0f);
    set(target, Feature.WAS_BOUGHT, bought.contains(item) ? 1f : 0f);
  }

  private void card(int slot, float[] target) {
    ItemCard card = space.card(slot);
    if (card == null) {
      return;
    }
    ItemCard current = shopper.slots().length == 0 ? null : space.card(shopper.slots()[0]);
    boolean sameCategory = current != null && current.leafCategory().equals(card.leafCategory());
    set(target, Feature.SAME_CATEGORY, sameCategory ? 1f : 0f);
    set(
        target,
        Feature.CATEGORY_SHARE,
        (float) categories.getOrDefault(card.leafCategory(), 0)
            / Math.max(1, shopper.slots().length));
    if (card.price() != null && !Double.isNaN(meanLogPrice)) {
      set(
          target,
          Feature.PRICE_GAP,
          (float) Math.min(LARGEST_GAP, Math.abs(log1p(card.price()) - meanLogPrice)));
    }
    set(
        target,
        Feature.SAME_BRAND,
        card.brand() != null && brands.contains(card.brand()) ? 1f : 0f);
    set(target, Feature.NEWNESS, (float) card.order() / Math.max(1, space.size()));
  }

  private static float damped(float score) {
    return score > 0 ? (float) log1p(100 * score) : 0f;
  }

  private static void set(float[] target, Feature feature, float value) {
    target[feature.ordinal()] = finite(value);
  }

  private static float finite(float value) {
    return Float.isFinite(value) ? value : 0f;
  }

  // The JDK's own is exact where x is tiny and several times as slow, as nothing stands for it in
  // hardware; these are counts, hours and prices, rounded to a float.
  private static double log1p(double x) {
    return Math.log(1 + x);
  }
}
