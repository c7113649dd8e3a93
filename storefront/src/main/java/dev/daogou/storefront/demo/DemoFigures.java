package dev.daogou.storefront.demo;

import dev.daogou.figures.Figure;
import dev.daogou.storefront.simulator.HitRates;
import java.util.ArrayList;
import java.util.List;

/** What a run came to, as named figures. */
final class DemoFigures {
  private static final String PEER = "plain popularity";

  private DemoFigures() {}

  /**
   * Every figure of a run.
   *
   * @param freshness of clicks, those of the first seconds too
   */
  static List<Figure> of(Summary summary, Freshness freshness, ProcessorTimes processors) {
    List<Figure> figures = new ArrayList<>();
    double seconds = summary.seconds();
    figures.add(Figure.of("demo.events", summary.eventsIn(), ""));
    figures.add(Figure.of("demo.events-per-second", summary.eventsIn() / seconds, "1/s"));
    figures.add(
        Figure.of(
            "demo.lists-per-event", (double) summary.listsPublished() / summary.eventsIn(), ""));
    figures.add(Figure.of("demo.shoppers-with-lists", summary.shoppersWithLists(), ""));
    freshness("demo", summary.freshness(), figures);
    freshness("demo.first-10s", summary.early(), figures);
    hits(summary.hits(), figures);
    lists(summary.lists(), figures);
    figures.add(Figure.of("demo.dead-letters", summary.deadLetterCount(), ""));
    figures.add(Figure.of("demo.reads-failed", sum(summary.readsFailed().values()), ""));
    figures.add(Figure.of("demo.sends-failed", sum(summary.sendsFailed().values()), ""));
    figures.addAll(processors.figures(freshness.warmAfter()));
    return figures;
  }

  private static void freshness(String name, Freshness.Figures found, List<Figure> figures) {
    figures.add(Figure.of(name + ".freshness-p50-ms", found.p50(), "ms").from(found.samples()));
    figures.add(Figure.of(name + ".freshness-p99-ms", found.p99(), "ms").from(found.samples()));
    figures.add(Figure.of(name + ".freshness-uncovered", found.uncovered(), ""));
  }

  private static void hits(HitRates.Figures hits, List<Figure> figures) {
    figures.add(
        Figure.of("demo.hit-rate", hits.hitRate(), "")
            .from(hits.choices())
            .beside(PEER, hits.popularity()));
    figures.add(Figure.of("demo.popularity.hit-rate", hits.popularity(), "").from(hits.choices()));
    figures.add(Figure.of("demo.oracle.hit-rate", hits.oracle(), "").from(hits.choices()));
  }

  private static void lists(ListFigures.Figures lists, List<Figure> figures) {
    figures.add(Figure.of("demo.click-through", lists.clickThrough(), "").from(lists.shown()));
    figures.add(Figure.of("demo.sold-from-lists", lists.sold(), ""));
  }

  private static long sum(Iterable<Long> counts) {
    long sum = 0;
    for (long count : counts) {
      sum += count;
    }
    return sum;
  }
}
