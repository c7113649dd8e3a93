package dev.daogou.recommender.sources;

import dev.daogou.recommender.links.ItemGraph;
import dev.daogou.recommender.links.Links;
import java.util.List;

/** What others saw around those items that they saw around the shopper's newest. */
public final class FurtherAround implements CandidateSource {
  /** Product of both shares, summed up over the items between. */
  public static final Source FURTHER =
      Source.relative("FURTHER", 0.2f, Reason.VIEWED_NEXT, Source.Because.LOUDEST_ITEM);

  static final SourceDefinition DEFINITION =
      new SourceDefinition(
          "further-around",
          SourceDefinition.Turn.MANY,
          List.of(FURTHER),
          setup -> new FurtherAround());

  private static final int FROM = 3;
  private static final int OVER = 20;

  private FurtherAround() {}

  @Override
  public void bring(Asked asked, CandidatePool pool) {
    int[] recent = asked.shopper().slots();
    ItemGraph graph = asked.graph();
    for (int i = 0; i < Math.min(FROM, recent.length); i++) {
      float step = SeenAround.step(i);
      over(graph.next(recent[i]), step, i, recent[i], graph, pool);
      over(graph.before(recent[i]), step, i, recent[i], graph, pool);
    }
  }

  private static void over(
      Links links, float step, int origin, int from, ItemGraph graph, CandidatePool pool) {
    double total = links.total();
    for (int i = 0; i < Math.min(OVER, links.size()); i++) {
      int between = links.slots()[i];
      float share = (float) (step * links.weights()[i] / total);
      SeenAround.bring(FURTHER, graph.next(between), share, origin, from, OVER, pool);
      SeenAround.bring(FURTHER, graph.before(between), share, origin, from, OVER, pool);
    }
  }
}
