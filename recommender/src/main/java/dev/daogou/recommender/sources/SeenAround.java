package dev.daogou.recommender.sources;

import dev.daogou.recommender.links.ItemGraph;
import dev.daogou.recommender.links.Links;
import java.util.List;

/** What others saw next, saw before and bought together with the shopper's recent items. */
public final class SeenAround implements CandidateSource {
  /** Share among what was seen next by others, from the shopper's recent items. */
  public static final Source NEXT =
      Source.relative("NEXT", 0.1f, Reason.VIEWED_NEXT, Source.Because.LOUDEST_ITEM);

  /** Share among what was seen before by others, from the shopper's recent items. */
  public static final Source BEFORE =
      Source.relative("BEFORE", 0.01f, Reason.VIEWED_NEXT, Source.Because.LOUDEST_ITEM);

  /** Share among what was bought together by others with the shopper's recent items. */
  public static final Source BOUGHT =
      Source.absolute("BOUGHT", 0.6f, Reason.BOUGHT_TOGETHER, Source.Because.LOUDEST_ITEM);

  static final SourceDefinition DEFINITION =
      new SourceDefinition(
          "seen-around",
          SourceDefinition.Turn.MANY,
          List.of(NEXT, BEFORE, BOUGHT),
          setup -> new SeenAround(setup.settings().candidates().perSource()));

  private static final float STEP_DECAY = 0.75f;
  // What came before them counts next to nothing beside the newest, and costs as much.
  private static final int MOST_ORIGINS = 10;
  // Conditional probabilities from a handful of sightings are held back by so many imagined ones.
  private static final double SHRINKAGE = 1.0;

  private final int most;

  private SeenAround(int most) {
    this.most = most;
  }

  /** What an item counts that came so many items before the newest. */
  static float step(int place) {
    return (float) Math.pow(STEP_DECAY, place);
  }

  @Override
  public void bring(Asked asked, CandidatePool pool) {
    ItemGraph graph = asked.graph();
    int[] recent = asked.shopper().slots();
    float step = 1f;
    for (int i = 0; i < Math.min(MOST_ORIGINS, recent.length); i++) {
      bring(NEXT, graph.next(recent[i]), step, i, recent[i], most, pool);
      bring(BEFORE, graph.before(recent[i]), step, i, recent[i], most, pool);
      bring(BOUGHT, graph.boughtWith(recent[i]), step, i, recent[i], most, pool);
      step *= STEP_DECAY;
    }
  }

  /**
   * Brings the heaviest of the links.
   *
   * @param step what the item they start from counts
   * @param origin its place among the recent items
   * @param from its slot: an item is no reason for itself
   */
  static void bring(
      Source source, Links links, float step, int origin, int from, int limit, CandidatePool pool) {
    double total = links.total();
    if (total <= 0) {
      return;
    }
    double shrunk = total + SHRINKAGE * total / Math.max(1, links.size());
    int most = Math.min(links.size(), limit);
    int[] slots = links.slots();
    double[] weights = links.weights();
    for (int i = 0; i < most; i++) {
      float score = (float) (step * weights[i] / shrunk);
      pool.add(source, slots[i], score, from == slots[i] ? -1 : origin);
    }
  }
}
