package dev.daogou.recommender.placements;

import dev.daogou.recommender.items.ItemCard;
import dev.daogou.recommender.items.ItemSpace;
import dev.daogou.recommender.links.ItemGraph;
import dev.daogou.recommender.links.Links;
import dev.daogou.recommender.sources.Reason;
import dev.daogou.recommender.vectors.Hits;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.Stream;

/**
 * Ranks a stage whose order is a blend: every source brings its items, all sources say what they
 * think of all of them, and the weighted sum decides. Where that leaves room, the items nearest to
 * the vectors follow, as deep as is needed.
 */
final class BlendedStage {
  /** Most items that a vector search looks at where a filter lets few through. */
  static final int DEEPEST = 3_200;

  private static final int FIRST_LOOK = 200;
  private static final int DEEPER = 4;
  private static final float STEP_DECAY = 0.75f;
  private static final int TRENDING = 50;
  private static final int CATEGORIES = 3;

  private final Stage stage;
  private final ItemGraph graph;
  private final ItemSpace space;
  private final ShopperContext shopper;
  private final List<String> origins;
  private final SourceOrder order;
  private final ItemCollector gathering;
  private final Blend blend;

  /** What items are to be near to, and the position of the item that it stems from. */
  private record Near(float[] content, int origin) {}

  BlendedStage(
      Stage stage,
      ItemGraph graph,
      ShopperContext shopper,
      PlacementRequest request,
      ItemCollector gathering) {
    this.stage = stage;
    this.graph = graph;
    this.space = graph.space();
    this.shopper = shopper;
    this.origins = stage.start().items(shopper, request);
    this.order = new SourceOrder(graph, shopper, request);
    this.gathering = gathering;
    this.blend = new Blend(stage.weights(), origins);
  }

  /** Offers the stage's items, best first. */
  void offer() {
    stage.bringing().forEach(this::bring);
    stage.weights().keySet().forEach(this::score);
    blend.ranked(stage.orderedBy()).forEach(gathering::offer);
    for (PlacementSource source : stage.bringing()) {
      nearTo(source).forEach(near -> lookDeeper(source, near));
    }
  }

  private void bring(PlacementSource source) {
    switch (source) {
      case NEXT, BEFORE, BOUGHT -> {
        for (String origin : origins) {
          for (int slot : links(source, space.slot(origin)).slots()) {
            open(slot);
          }
        }
      }
      case SIMILAR, TASTE -> {
        for (Near near : nearTo(source)) {
          for (int slot : space.askedByContent().nearest(near.content(), FIRST_LOOK).ids()) {
            open(slot);
          }
        }
      }
      case TREND, CATEGORY_TREND -> {
        for (Hits hits : trending(source)) {
          for (int i = 0; i < Math.min(TRENDING, hits.size()); i++) {
            open(hits.ids()[i]);
          }
        }
      }
      case CANDIDATES, LISTED, NEWEST, SEEN, BOUGHT_BEFORE, ASKED ->
          inOrder(source)
              .filter(gathering::admits)
              .limit(PlacementRanking.STOCK)
              .forEach(item -> blend.open(item.item(), item.slot()));
    }
  }

  // Working out a score costs more than a filter.
  private void open(int slot) {
    String item = space.item(slot);
    if (gathering.admits(item, slot)) {
      blend.open(item, slot);
    }
  }

  private void score(PlacementSource source) {
    switch (source) {
      case NEXT, BEFORE, BOUGHT -> scoreLinks(source);
      case SIMILAR, TASTE -> nearTo(source).forEach(near -> scoreNearness(source, near));
      case TREND, CATEGORY_TREND -> trending(source).forEach(hits -> scoreTrend(source, hits));
      case SEEN -> scoreOrder(source, (place, of) -> 1f / (1 + place));
      case CANDIDATES, LISTED, NEWEST, BOUGHT_BEFORE, ASKED ->
          scoreOrder(source, (place, of) -> 1f - (float) place / of);
    }
  }

  private void scoreLinks(PlacementSource source) {
    float step = 1f;
    for (int origin = 0; origin < origins.size(); origin++) {
      Links links = links(source, space.slot(origins.get(origin)));
      double total = links.total();
      for (int i = 0; i < links.size(); i++) {
        String item = space.item(links.slots()[i]);
        blend.add(source, item, (float) (step * links.weights()[i] / total), origin);
      }
      step *= stage.start().isOfItems() ? 1f : STEP_DECAY;
    }
  }

  private Links links(PlacementSource source, int slot) {
    if (slot == ItemSpace.UNKNOWN) {
      return Links.NONE;
    }
    IntFunction<Links> all =
        switch (source) {
          case NEXT -> graph::next;
          case BEFORE -> graph::before;
          default -> graph::boughtWith;
        };
    return all.apply(slot);
  }

  private void scoreNearness(PlacementSource source, Near near) {
    for (Blend.Candidate candidate : blend.candidates()) {
      if (candidate.slot() != ItemSpace.UNKNOWN) {
        float cosine = Math.max(0f, space.matrix().dot(candidate.slot(), 0, near.content()));
        blend.add(source, candidate, cosine * cosine, near.origin());
      }
    }
  }

  private void scoreTrend(PlacementSource source, Hits hits) {
    for (int i = 0; i < hits.size(); i++) {
      float first = hits.scores()[0];
      float share = first > 0 ? Math.max(0f, hits.scores()[i] / first) : 0f;
      float score = 0.5f * (share + 1f / (1 + i));
      blend.add(source, space.item(hits.ids()[i]), score, Blend.NO_ORIGIN);
    }
  }

  /** What a place among so many is worth. */
  private interface Worth {
    float of(int place, int size);
  }

  private void scoreOrder(PlacementSource source, Worth worth) {
    List<PlacedItem> items = inOrder(source).limit(PlacementRanking.STOCK).toList();
    for (int i = 0; i < items.size(); i++) {
      float score = worth.of(i, items.size());
      if (source == PlacementSource.LISTED) {
        blend.addListed(items.get(i), score);
      } else {
        blend.add(source, items.get(i).item(), score, Blend.NO_ORIGIN);
      }
    }
  }

  private Stream<PlacedItem> inOrder(PlacementSource source) {
    return order.items(source, stage.start());
  }

  private List<Near> nearTo(PlacementSource source) {
    return switch (source) {
      case SIMILAR -> stage.start().isOfItems() ? nearTheItems() : nearTheShortVector();
      case TASTE -> shopper.longContent(space).map(any -> new Near(any, -1)).stream().toList();
      default -> List.of();
    };
  }

  private List<Near> nearTheShortVector() {
    int newest = origins.isEmpty() ? Blend.NO_ORIGIN : 0;
    return shopper.shortContent(space).map(any -> new Near(any, newest)).stream().toList();
  }

  private List<Near> nearTheItems() {
    List<Near> all = new ArrayList<>();
    for (int i = 0; i < origins.size(); i++) {
      int origin = i;
      ItemContent.of(space, space.slot(origins.get(i)))
          .ifPresent(content -> all.add(new Near(content, origin)));
    }
    return all;
  }

  private List<Hits> trending(PlacementSource source) {
    return source == PlacementSource.TREND
        ? List.of(order.trending(stage.start()))
        : origins.stream()
            .flatMap(item -> ItemCollector.card(space, space.slot(item)).stream())
            .map(ItemCard::leafCategory)
            .filter(category -> !category.isEmpty())
            .distinct()
            .limit(CATEGORIES)
            .map(graph.trending()::in)
            .toList();
  }

  /** Offers the items nearest to a vector, and looks deeper while more are needed. */
  private void lookDeeper(PlacementSource source, Near near) {
    int seen = 0;
    for (int look = FIRST_LOOK; look <= DEEPEST && !gathering.isFull(); look *= DEEPER) {
      Hits hits = space.askedByContent().nearest(near.content(), look);
      for (int i = seen; i < hits.size(); i++) {
        gathering.offer(near(source.reason(), hits.ids()[i], hits.scores()[i], near.origin()));
      }
      if (hits.size() < look) {
        return;
      }
      seen = hits.size();
    }
  }

  private PlacedItem near(Reason reason, int slot, float cosine, int origin) {
    return PlacedItem.of(space.item(slot), slot, Math.max(0f, cosine), reason)
        .withBecause(origin < 0 ? Optional.empty() : Optional.of(origins.get(origin)));
  }
}
