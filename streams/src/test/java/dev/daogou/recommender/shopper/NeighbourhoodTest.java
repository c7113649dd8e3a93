package dev.daogou.recommender.shopper;

import static dev.daogou.Events.order;
import static dev.daogou.Events.view;
import static org.assertj.core.api.Assertions.assertThat;

import dev.daogou.Events;
import dev.daogou.Stock;
import dev.daogou.profile.ShopperEvents;
import dev.daogou.recommender.links.ItemInteraction;
import dev.daogou.recommender.links.ItemInteraction.Link;
import dev.daogou.schemas.StorefrontEvent;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class NeighbourhoodTest {
  private static final long ARRIVAL = Events.OPENING.toEpochMilli() + 86_400_000;

  private final Stock stock = new Stock();
  private final ProfileUpdates updates = new ProfileUpdates(stock.settings.shopper());
  private final Profile profile = new Profile();

  @Test
  void shouldLinkTheLastFewDistinctItemsNearestFirst() {
    for (int i = 0; i < 8; i++) {
      apply(view("ann", "item-" + i % 7, i));
    }

    assertThat(before(view("ann", "new", 10)))
        .containsExactly(
            new Link("item-0", 1f),
            new Link("item-6", 1f / 2),
            new Link("item-5", 1f / 3),
            new Link("item-4", 1f / 4),
            new Link("item-3", 1f / 5));
  }

  @Test
  void shouldNotLinkAnItemToItself() {
    apply(view("ann", "a", 0));
    apply(view("ann", "b", 1));

    assertThat(before(view("ann", "a", 2))).containsExactly(new Link("b", 1f));
    assertThat(before(view("ann", "a", 3))).isEmpty();
  }

  @Test
  void shouldEndASessionAfterASilenceWhereNoneIsNamed() {
    apply(view("ann", "a", 0));

    assertThat(before(view("ann", "b", 1800))).containsExactly(new Link("a", 1f));
    assertThat(before(view("ann", "c", 1800 + 1801))).isEmpty();
  }

  @Test
  void shouldGoByTheNameOfTheSessionWhereThereIsOne() {
    apply(viewIn("s1", "a", 0));
    apply(viewIn("s2", "b", 1));

    assertThat(before(viewIn("s2", "c", 7200))).containsExactly(new Link("b", 1f));
  }

  @Test
  void shouldSeeThroughAnOrderInTheMiddleOfASession() {
    apply(viewIn("s1", "a", 0));
    apply(order("ann", "o1", 5, "a"));

    assertThat(before(viewIn("s1", "b", 10))).containsExactly(new Link("a", 1f));
  }

  @Test
  void shouldTellLaterItemsOfAVisitThatCameLate() {
    apply(view("ann", "a", 0));
    apply(view("ann", "b", 10));
    apply(view("ann", "c", 20));

    List<ItemInteraction> effects = apply(view("ann", "late", 5)).effects();

    assertThat(effects.getFirst().before()).containsExactly(new Link("a", 1f));
    Map<String, List<Link>> later =
        effects.stream()
            .skip(1)
            .collect(Collectors.toMap(ItemInteraction::item, ItemInteraction::before));
    assertThat(later)
        .containsOnly(
            Map.entry("b", List.of(new Link("late", 1f))),
            Map.entry("c", List.of(new Link("late", 1f / 2))));
    assertThat(effects.stream().mapToInt(ItemInteraction::count).sum()).isEqualTo(1);
  }

  @Test
  void shouldNotTellLaterItemsTwiceOfARepeatedVisit() {
    apply(view("ann", "a", 0));
    apply(view("ann", "b", 10));

    List<ItemInteraction> effects = apply(view("ann", "a", 5)).effects();

    assertThat(effects).singleElement().satisfies(effect -> assertThat(effect.before()).isEmpty());
  }

  private List<Link> before(StorefrontEvent visit) {
    return apply(visit).effects().getFirst().before();
  }

  private ProfileChange apply(StorefrontEvent event) {
    return updates.apply(profile, ShopperEvents.of(event), ARRIVAL, stock.space());
  }

  private static StorefrontEvent viewIn(String session, String item, long second) {
    StorefrontEvent event = view("ann", item, second);
    event.setSession(session);
    return event;
  }
}
