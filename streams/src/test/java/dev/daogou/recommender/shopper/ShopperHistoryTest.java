package dev.daogou.recommender.shopper;

import static dev.daogou.Events.add;
import static dev.daogou.Events.order;
import static dev.daogou.Events.remove;
import static dev.daogou.Events.reversal;
import static dev.daogou.Events.view;
import static org.assertj.core.api.Assertions.assertThat;

import dev.daogou.Stock;
import dev.daogou.candidates.Shoppers;
import dev.daogou.recommender.shopper.ShopperHistory.BoughtItem;
import dev.daogou.recommender.shopper.ShopperHistory.ViewedItem;
import dev.daogou.schemas.StorefrontEvent;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ShopperHistoryTest {
  private final Stock stock = new Stock().put("a", "ring").put("b", "chain").put("c", "watch");

  @Test
  void shouldTellWhatWasViewedNewestFirstAndOnce() {
    ShopperHistory history =
        after(view("ann", "a", 0), view("ann", "b", 1), view("ann", "a", 2), add("ann", "c", 3));

    assertThat(history.viewed()).extracting(ViewedItem::item).containsExactly("a", "b");
  }

  @Test
  void shouldTellWhatLiesInTheCart() {
    ShopperHistory history =
        after(
            add("ann", "a", 0),
            add("ann", "b", 1),
            add("ann", "c", 2),
            remove("ann", "b", 3),
            order("ann", "o1", 4, "a"));

    assertThat(history.cart()).containsExactly("c");
  }

  @Test
  void shouldPutIntoTheCartAgainWhatWasOrderedBefore() {
    assertThat(after(order("ann", "o1", 0, "a"), add("ann", "a", 1)).cart()).containsExactly("a");
  }

  @Test
  void shouldForgetACartThatWasLeftAlone() {
    int days = 24 * 3600;

    assertThat(after(add("ann", "a", 0), view("ann", "b", 20 * days)).cart()).isEmpty();
  }

  @Test
  void shouldTellWhatWasBoughtAndKept() {
    ShopperHistory history =
        after(
            order("ann", "o1", 0, "a", "b"),
            order("ann", "o2", 1, "a"),
            order("ann", "o3", 2, "c"),
            reversal("ann", "o3", 3));

    assertThat(history.bought()).extracting(BoughtItem::item).containsExactly("a", "b");
    assertThat(history.bought()).extracting(BoughtItem::orders).containsExactly(2, 1);
  }

  @Test
  void shouldTellReadersTheLatestOfALongHistoryAndKnowTheWhole() {
    StorefrontEvent[] orders =
        IntStream.range(0, 40)
            .mapToObj(i -> order("ann", "o" + i, i, "item-" + i))
            .toArray(StorefrontEvent[]::new);
    Profile profile = Shoppers.view(stock, orders).profile();

    ShopperHistory whole = ShopperHistory.whole(profile, Duration.ofDays(14));

    assertThat(whole.bought()).hasSize(40);
    assertThat(whole.latest()).isEqualTo(ShopperHistory.of(profile, Duration.ofDays(14)));
    assertThat(whole.latest().bought()).hasSize(30).startsWith(whole.bought().getFirst());
    long since = whole.bought().get(3).time();
    assertThat(whole.boughtSince(since).bought()).isEqualTo(whole.bought().subList(0, 4));
  }

  @Test
  void shouldHaveAnotherIdentityWhenItTellsSomethingElse() {
    ShopperHistory once = after(view("ann", "a", 0), view("ann", "b", 1));

    assertThat(after(view("ann", "a", 5), view("ann", "b", 6)).identity())
        .isEqualTo(once.identity());
    assertThat(after(view("ann", "b", 0), view("ann", "a", 1)).identity())
        .isNotEqualTo(once.identity());
    assertThat(after(view("ann", "a", 0), view("ann", "b", 1), add("ann", "b", 2)).identity())
        .isNotEqualTo(once.identity());
  }

  private ShopperHistory after(StorefrontEvent... events) {
    return ShopperHistory.of(Shoppers.view(stock, events).profile(), Duration.ofDays(14));
  }
}
