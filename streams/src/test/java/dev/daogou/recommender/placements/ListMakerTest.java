package dev.daogou.recommender.placements;

import static dev.daogou.Events.add;
import static dev.daogou.Events.order;
import static dev.daogou.Events.view;
import static org.assertj.core.api.Assertions.assertThat;

import dev.daogou.Stock;
import dev.daogou.candidates.Shoppers;
import dev.daogou.recommender.lists.ListItem;
import dev.daogou.recommender.lists.ListSettings;
import dev.daogou.recommender.ranking.Scored;
import dev.daogou.recommender.sources.Candidate;
import dev.daogou.recommender.sources.CandidateSet;
import dev.daogou.recommender.sources.OverallTrend;
import dev.daogou.recommender.sources.Reason;
import dev.daogou.recommender.sources.SeenAround;
import dev.daogou.recommender.sources.SimilarItems;
import dev.daogou.recommender.sources.Source;
import dev.daogou.schemas.Availability;
import dev.daogou.schemas.CatalogueItem;
import dev.daogou.schemas.StorefrontEvent;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ListMakerTest {
  private static final int DAY = 24 * 3600;

  private final Stock stock = new Stock();
  private final Map<String, Float> scores = new LinkedHashMap<>();

  @Test
  void shouldPutTheBestFirstAndLeaveOutWhatIsNoScore() {
    offer("a", 0.1f);
    offer("b", 0.9f);
    offer("c", Float.NaN);
    offer("d", Float.POSITIVE_INFINITY);
    offer("e", -3f);

    assertThat(list(view("ann", "x", 0))).containsExactly("b", "a", "e");
  }

  @Test
  void shouldMakeAnEmptyListOfNothing() {
    assertThat(list()).isEmpty();
  }

  @Test
  void shouldLeaveOutTheCurrentItemWhatIsInTheCartAndWhatWasJustBought() {
    offerAll("current", "earlier", "in-cart", "bought", "bought-long-ago", "fresh");
    StorefrontEvent[] events = {
      order("ann", "o0", 0, "bought-long-ago"),
      order("ann", "o1", 15 * DAY, "bought"),
      add("ann", "in-cart", 15 * DAY + 5),
      view("ann", "earlier", 15 * DAY + 6),
      view("ann", "current", 15 * DAY + 10)
    };

    assertThat(list(events)).containsExactlyInAnyOrder("earlier", "bought-long-ago", "fresh");
    assertThat(listWith(new ListSettings(50, false, Duration.ofDays(14), 3), events))
        .contains("current");
  }

  @Test
  void shouldLeaveOutWhatWentOutOfStockMeanwhile() {
    offerAll("a", "b");
    CatalogueItem gone = Stock.described("b");
    gone.setAvailability(Availability.OUT_OF_STOCK);
    stock.put("b", gone);

    assertThat(list(view("ann", "x", 0))).containsExactly("a");
  }

  @Test
  void shouldShowOneVariantOfAProduct() {
    offerVariant("red", "shirt", 0.9f);
    offerVariant("blue", "shirt", 0.8f);
    offerVariant("tie", "tie", 0.7f);
    offer("hat", 0.6f);

    assertThat(list(view("ann", "x", 0))).containsExactly("red", "tie", "hat");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void shouldLetNoMoreOfACategoryFollowEachOtherWhileThereIsAnother(int most) {
    Random random = new Random(most);
    for (int i = 0; i < 60; i++) {
      offer("item-" + i, random.nextFloat(), "category-" + i % 4);
    }

    List<String> list =
        listWith(new ListSettings(20, true, Duration.ofDays(14), most), view("ann", "x", 0));

    assertThat(list).hasSize(20).doesNotHaveDuplicates();
    List<String> categories =
        list.stream().map(item -> stock.space().card(stock.slot(item)).leafCategory()).toList();
    for (int i = 0; i + most < categories.size(); i++) {
      assertThat(categories.subList(i, i + most + 1).stream().distinct().count()).isGreaterThan(1);
    }
  }

  @Test
  void shouldKeepToOneCategoryWhereThereIsNoOther() {
    for (int i = 0; i < 8; i++) {
      offer("item-" + i, 1f - i / 10f, "rings");
    }

    assertThat(list(view("ann", "x", 0))).hasSize(8).isSorted();
  }

  @Test
  void shouldSayWhy() {
    stock.put("seen", "ring").put("earlier", "phone");
    offerAll("next", "like", "words");
    int[] because = {1, -1, -1};
    Source[] sources = {SeenAround.NEXT, SimilarItems.SIMILAR, OverallTrend.TREND};
    Candidate[] candidates = new Candidate[3];
    for (int i = 0; i < 3; i++) {
      candidates[i] =
          new Candidate(
              stock.slot(List.of("next", "like", "words").get(i)),
              1f - i,
              new float[Source.values().length],
              new float[Source.values().length],
              sources[i],
              because[i]);
    }
    var shopper =
        new CandidateSet(
            Shoppers.view(stock, view("ann", "earlier", 0), view("ann", "seen", 5)),
            Arrays.asList(candidates));

    List<ListItem> list =
        new ListMaker(stock.settings.lists())
            .make(new Scored(shopper, new float[] {3, 2, 1}), stock.graph());

    assertThat(list)
        .extracting(ListItem::reason)
        .containsExactly(Reason.VIEWED_NEXT, Reason.SIMILAR, Reason.TRENDING);
    assertThat(list)
        .extracting(ListItem::because)
        .containsExactly(Optional.of("earlier"), Optional.of("seen"), Optional.empty());
  }

  private void offerAll(String... items) {
    for (String item : items) {
      offer(item, 0.5f);
    }
  }

  private void offer(String item, float score, String... categoryPath) {
    stock.put(item, item, categoryPath);
    scores.put(item, score);
  }

  private void offerVariant(String item, String product, float score) {
    CatalogueItem record = Stock.described(item);
    record.setVariantOf(product);
    stock.put(item, record);
    scores.put(item, score);
  }

  private List<String> list(StorefrontEvent... events) {
    return listWith(stock.settings.lists(), events);
  }

  private List<String> listWith(ListSettings settings, StorefrontEvent... events) {
    List<Candidate> candidates =
        scores.keySet().stream()
            .map(
                item ->
                    new Candidate(
                        stock.slot(item),
                        0f,
                        new float[Source.values().length],
                        new float[Source.values().length],
                        OverallTrend.TREND,
                        -1))
            .toList();
    float[] given = new float[scores.size()];
    int i = 0;
    for (float score : scores.values()) {
      given[i++] = score;
    }
    var shopper = new CandidateSet(Shoppers.view(stock, events), candidates);
    return new ListMaker(settings)
        .make(new Scored(shopper, given), stock.graph()).stream().map(ListItem::item).toList();
  }
}
