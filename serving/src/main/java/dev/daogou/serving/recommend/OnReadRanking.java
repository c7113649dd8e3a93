package dev.daogou.serving.recommend;

import dev.daogou.catalogue.QuantizedVectors;
import dev.daogou.recommender.items.ItemSpace;
import dev.daogou.recommender.links.ItemGraph;
import dev.daogou.recommender.links.Links;
import dev.daogou.recommender.vectors.Vectors;
import dev.daogou.schemas.QuantizedVector;
import dev.daogou.schemas.RecommendationList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Ranks items for a shopper while a request is answered, from what the list says of the shopper:
 * the recent items, with what others saw and bought around them, and the two vectors. A lesser
 * ranking than the list's own, for items that the list does not hold.
 */
final class OnReadRanking {
  private static final float STEP_DECAY = 0.75f;
  private static final float SEEN_NEXT = 1f;
  private static final float SEEN_BEFORE = 0.3f;
  private static final float BOUGHT = 0.6f;
  private static final float SIMILAR = 0.3f;
  private static final float TASTE = 0.15f;
  private static final float TOGETHER = 0.2f;
  private static final float POPULAR = 0.02f;

  private final ItemGraph graph;
  private final ItemSpace space;
  private final List<String> recent;
  private final float[] brief;
  private final float[] lasting;
  private final float[] behaviour;
  private final float mostPopular;
  private final Map<Integer, Told> told = new HashMap<>();

  /** What others did around the recent items: the sum of its shares, and what spoke loudest. */
  private record Told(float sum, float loudest, String reason, String because) {
    Told and(float score, String why, String item) {
      return score > loudest
          ? new Told(sum + score, score, why, item)
          : new Told(sum + score, loudest, reason, because);
    }
  }

  /**
   * @param list null where nothing is known of the shopper
   */
  OnReadRanking(ItemGraph graph, RecommendationList list) {
    this.graph = graph;
    this.space = graph.space();
    this.recent = list == null ? List.of() : list.getRecent();
    float[] shortVector = list == null ? new float[0] : fitting(list.getShortVector());
    float[] longVector = list == null ? new float[0] : fitting(list.getLongVector());
    this.brief = content(shortVector);
    this.lasting = content(longVector);
    this.behaviour = longVector.length == 0 ? longVector : Vectors.normalise(longVector.clone());
    this.mostPopular = Math.max(1f, graph.trending().mostPopular());
    listen();
  }

  /** The shopper's short vector's content, of unit length; empty where there is none. */
  float[] brief() {
    return brief;
  }

  /** The shopper's long vector's content, likewise. */
  float[] lasting() {
    return lasting;
  }

  /** Items that others saw or bought around the recent ones. */
  Collection<Integer> around() {
    return told.keySet();
  }

  /** How near an item's texts are to what the shopper is after, from 0 to 1. */
  float affinity(int slot) {
    return Math.max(near(slot, brief), near(slot, lasting));
  }

  /** An item with its score and reason. */
  Pick pick(int slot) {
    Told others = told.get(slot);
    float heard = others == null ? 0 : others.sum();
    float similar = SIMILAR * square(near(slot, brief));
    float taste = TASTE * square(near(slot, lasting)) + TOGETHER * square(together(slot));
    float popular = POPULAR * graph.standing(slot).popularity() / mostPopular;
    float score = heard + similar + taste + popular;
    String item = space.item(slot);
    if (heard > 0 && heard >= Math.max(similar, taste)) {
      return new Pick(item, slot, score, others.reason(), others.because());
    }
    if (Math.max(similar, taste) <= popular) {
      return new Pick(item, slot, score, "trending", null);
    }
    return similar >= taste
        ? new Pick(item, slot, score, "similar", recent.isEmpty() ? null : recent.getFirst())
        : new Pick(item, slot, score, "matches-taste", null);
  }

  private void listen() {
    float step = 1f;
    for (String item : recent) {
      int slot = space.slot(item);
      if (slot != ItemSpace.UNKNOWN) {
        hear(graph.next(slot), SEEN_NEXT * step, "viewed-next", item);
        hear(graph.before(slot), SEEN_BEFORE * step, "viewed-next", item);
        hear(graph.boughtWith(slot), BOUGHT * step, "bought-together", item);
      }
      step *= STEP_DECAY;
    }
  }

  private void hear(Links links, float weight, String reason, String because) {
    double total = links.total();
    for (int i = 0; i < links.size(); i++) {
      float score = (float) (weight * links.weights()[i] / total);
      told.compute(
          links.slots()[i],
          (slot, known) ->
              known == null
                  ? new Told(score, score, reason, because)
                  : known.and(score, reason, because));
    }
  }

  private float near(int slot, float[] content) {
    return content.length == 0 ? 0 : Math.max(0f, space.matrix().dot(slot, 0, content));
  }

  private float together(int slot) {
    return behaviour.length == 0
        ? 0
        : Math.max(0f, space.matrix().dot(slot, space.width(), behaviour));
  }

  // A list made with another encoder has vectors of another width.
  private float[] fitting(QuantizedVector vector) {
    float[] floats = QuantizedVectors.read(vector);
    return floats.length == space.width() ? floats : new float[0];
  }

  private float[] content(float[] vector) {
    if (vector.length == 0) {
      return vector;
    }
    float[] content = Vectors.normalise(Arrays.copyOf(vector, space.contentWidth()));
    return Vectors.norm(content) > 0 ? content : new float[0];
  }

  private static float square(float value) {
    return value * value;
  }
}
