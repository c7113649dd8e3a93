package dev.daogou.serving.recommend;

import dev.daogou.recommender.items.ItemSpace;
import dev.daogou.recommender.links.ItemGraph;
import dev.daogou.recommender.links.Window;
import dev.daogou.recommender.vectors.Decay;
import dev.daogou.schemas.BoughtItem;
import dev.daogou.schemas.RecommendationList;
import dev.daogou.schemas.RecommendedItem;
import dev.daogou.schemas.ViewedItem;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where each placement's items come from. The list is the topology's work; everything else is
 * ranked here, from what the list says of the shopper and what this process knows of the items.
 */
final class PlacementItems {
  private static final Decay NEED = new Decay(Duration.ofDays(60));
  private static final float LISTED = 2f;

  private final ItemGraph graph;
  private final ItemSpace space;
  private final Wishes wishes;
  private final RecommendationList list;
  private final Gathering gathering;
  private final ShopWide shop;
  private OnReadRanking ranking;

  /**
   * @param list null where nothing is known of the shopper
   */
  PlacementItems(ItemGraph graph, Wishes wishes, RecommendationList list, Gathering gathering) {
    this.graph = graph;
    this.space = graph.space();
    this.wishes = wishes;
    this.list = list;
    this.gathering = gathering;
    this.shop = new ShopWide(graph, gathering);
  }

  /** Offers the placement's items, best first. */
  void gather() {
    switch (wishes.placement()) {
      case FOR_YOU -> forYou();
      case SIMILAR -> similar();
      case BOUGHT_TOGETHER -> boughtTogether();
      case CART -> cart();
      case TRENDING -> shop.trending(wishes.window(), wishes.category());
      case RECENTLY_VIEWED -> recentlyViewed();
      case BUY_AGAIN -> buyAgain();
      case NEW_FOR_YOU -> newForYou();
      case RANK -> rank();
    }
  }

  private void forYou() {
    if (list != null) {
      for (RecommendedItem each : list.getItems()) {
        if (gathering.isFull()) {
          return;
        }
        gathering.offer(listed(each));
      }
      if (!gathering.isFull()) {
        withoutOwn();
        shop.ranked(ranking());
      }
    }
    if (!gathering.isFull()) {
      shop.trending(Window.DAY, null);
    }
  }

  private void similar() {
    List<Integer> centres = centres();
    if (centres.isEmpty()) {
      forYou();
      return;
    }
    centres.forEach(slot -> gathering.without(space.item(slot)));
    new ItemNeighbourhood(graph, centres)
        .similar()
        .offerTo(gathering, slot -> 1f + ranking().affinity(slot) / 2);
    for (int centre : centres) {
      if (space.hasContent(centre)) {
        shop.nearest(ItemNeighbourhood.content(space, centre), "similar", space.item(centre));
      }
    }
  }

  private void boughtTogether() {
    List<Integer> centres = centres();
    centres.forEach(slot -> gathering.without(space.item(slot)));
    new ItemNeighbourhood(graph, centres).boughtTogether().offerTo(gathering, slot -> 1f);
  }

  private void cart() {
    List<String> cart = wishes.items().isEmpty() && list != null ? list.getCart() : wishes.items();
    cart.forEach(gathering::without);
    var around = new ItemNeighbourhood(graph, slots(cart));
    around.boughtTogether().offerTo(gathering, slot -> 1f);
    around.next().offerTo(gathering, slot -> 1f);
    if (!gathering.isFull()) {
      forYou();
    }
  }

  private void recentlyViewed() {
    if (list == null) {
      return;
    }
    // A list that was written by an earlier version does not tell what was viewed.
    Stream<String> viewed =
        list.getViewed().isEmpty()
            ? list.getRecent().stream()
            : list.getViewed().stream().map(ViewedItem::getItem);
    viewed.forEach(item -> gathering.offer(own(item, null, "seen-before")));
  }

  private void buyAgain() {
    if (list == null) {
      return;
    }
    long now = list.getBasis().getEventTime().toEpochMilli();
    list.getBought().stream()
        .map(bought -> own(bought.getItem(), need(bought, now), "bought-before"))
        .sorted(Comparator.comparing(Pick::score).reversed())
        .forEach(gathering::offer);
  }

  // What is bought again and again comes first; of what was bought equally often, the latest.
  private static float need(BoughtItem bought, long now) {
    long age = Math.max(0, now - bought.getTime().toEpochMilli());
    return (float) (bought.getOrders() * NEED.factor(age));
  }

  private void newForYou() {
    withoutOwn();
    if (list != null) {
      list.getViewed().forEach(viewed -> gathering.without(viewed.getItem()));
    }
    shop.newest(ranking(), wishes.category());
  }

  /** What the model has ranked keeps its order; the rest follows by the ranking on read. */
  private void rank() {
    List<String> order =
        list == null ? List.of() : list.getItems().stream().map(RecommendedItem::getItem).toList();
    wishes.items().stream()
        .distinct()
        .map(item -> ranked(item, order))
        .sorted(Comparator.comparing(Pick::score).reversed())
        .forEach(gathering::offer);
  }

  private Pick ranked(String item, List<String> order) {
    int slot = space.slot(item);
    int place = order.indexOf(item);
    Pick pick =
        slot == ItemSpace.UNKNOWN
            ? new Pick(item, slot, 0f, "trending", null)
            : ranking().pick(slot);
    if (place < 0) {
      return pick;
    }
    Pick listed = listed(list.getItems().get(place));
    float score = pick.score() + LISTED * (order.size() - place);
    return new Pick(item, slot, score, listed.reason(), listed.because());
  }

  /** What the shopper has just looked at, put into the cart or bought is nothing to recommend. */
  private void withoutOwn() {
    if (list != null) {
      list.getRecent().stream().limit(1).forEach(gathering::without);
      list.getCart().forEach(gathering::without);
      list.getBought().forEach(bought -> gathering.without(bought.getItem()));
    }
  }

  private OnReadRanking ranking() {
    if (ranking == null) {
      ranking = new OnReadRanking(graph, list);
    }
    return ranking;
  }

  private List<Integer> centres() {
    if (!wishes.items().isEmpty() || list == null) {
      return slots(wishes.items());
    }
    return slots(list.getRecent().stream().limit(1).toList());
  }

  private List<Integer> slots(List<String> items) {
    return items.stream()
        .map(space::slot)
        .filter(slot -> slot != ItemSpace.UNKNOWN)
        .distinct()
        .toList();
  }

  private Pick listed(RecommendedItem each) {
    return new Pick(
        each.getItem(),
        space.slot(each.getItem()),
        each.getScore(),
        Reasons.label(each.getReason()),
        each.getBecause());
  }

  private Pick own(String item, Float score, String reason) {
    return new Pick(item, space.slot(item), score, reason, null);
  }
}
