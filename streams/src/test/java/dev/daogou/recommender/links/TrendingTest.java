package dev.daogou.recommender.links;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.daogou.Stock;
import dev.daogou.recommender.vectors.Hits;
import dev.daogou.schemas.Availability;
import dev.daogou.schemas.CatalogueItem;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrendingTest {
  private static final int DAY = 24 * 3600;
  private final Stock stock = new Stock();

  @Test
  void shouldShowTheNewestOfAFreshShopFirst() {
    stock.put("first", "ring").put("second", "ring").put("third", "ring");

    assertThat(items(stock.graph().trending().overall()))
        .containsExactly("third", "second", "first");
    assertThat(stock.graph().trending().mostPopular()).isZero();
  }

  @Test
  void shouldLetWhatWasPopularLongAgoSinkBelowWhatIsNow() {
    stock.put("old", "ring").put("now", "ring").put("quiet", "ring");
    stock.standing("old", 0, 10, 10);
    stock.standing("now", 5 * DAY, 1, 1);

    assertThat(items(stock.graph().trending().overall())).containsExactly("now", "old", "quiet");
    assertThat(stock.graph().trending().mostPopular()).isEqualTo(10f);
  }

  @Test
  void shouldShowWhatIsNewWhateverIsPopular() {
    stock.put("first", "ring", "rings").put("second", "ring", "rings").put("third", "ring");
    stock.standing("first", 0, 9, 9);

    assertThat(items(stock.graph().newest().overall())).containsExactly("third", "second", "first");
    assertThat(items(stock.graph().newest().in("rings"))).containsExactly("second", "first");
  }

  @Test
  void shouldLookBackAsFarAsTheWindow() {
    stock.put("noon", "ring").put("evening", "ring");
    stock.standing("noon", 0, 9, 9);
    stock.standing("evening", 6 * 3600, 2, 2);

    assertThat(items(stock.graph().trending(Window.HOUR).overall()))
        .containsExactly("evening", "noon");
    assertThat(items(stock.graph().trending(Window.DAY).overall()))
        .containsExactly("noon", "evening");
    assertThat(items(stock.graph().trending(Window.MONTH).overall()))
        .containsExactly("noon", "evening");
  }

  @Test
  void shouldRankEveryLevelOfTheCategories() {
    stock.put("ring", "ring", "jewellery", "rings").put("chain", "chain", "jewellery", "chains");
    stock.put("phone", "phone", "electronics");
    stock.standing("chain", 0, 1, 1);

    Trending trending = stock.graph().trending();

    assertThat(items(trending.in("jewellery"))).containsExactly("chain", "ring");
    assertThat(items(trending.in("rings"))).containsExactly("ring");
    assertThat(items(trending.in("electronics"))).containsExactly("phone");
    assertThat(items(trending.in("nothing"))).isEmpty();
  }

  @Test
  void shouldLeaveOutWhatIsNotOffered() {
    CatalogueItem gone = Stock.described("ring");
    gone.setAvailability(Availability.DISCONTINUED);
    stock.put("gone", gone).put("here", "ring").put("removed", "ring");
    stock.remove("removed");
    stock.standing("gone", 0, 9, 9);
    stock.standing("never-catalogued", 0, 9, 9);

    assertThat(items(stock.graph().trending().overall())).containsExactly("here");
  }

  @Test
  void shouldBeEmptyForAnEmptyShop() {
    assertThat(stock.graph().trending().overall()).isEqualTo(Hits.NONE);
  }

  @Test
  void shouldFollowWithinMoments() {
    stock.put("a", "ring").put("b", "ring");
    assertThat(items(stock.graph().trending().overall())).containsExactly("b", "a");

    stock.standing("a", 0, 1, 1);

    await()
        .atMost(Duration.ofMinutes(3))
        .until(() -> items(stock.graph().trending().overall()).equals(List.of("a", "b")));
  }

  private List<String> items(Hits hits) {
    return Arrays.stream(hits.ids()).mapToObj(stock.space()::item).toList();
  }
}
