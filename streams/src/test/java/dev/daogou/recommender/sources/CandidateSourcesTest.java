package dev.daogou.recommender.sources;

import static dev.daogou.Events.search;
import static dev.daogou.Events.view;
import static org.assertj.core.api.Assertions.assertThat;

import dev.daogou.Stock;
import dev.daogou.candidates.Shoppers;
import dev.daogou.schemas.Availability;
import dev.daogou.schemas.CatalogueItem;
import dev.daogou.schemas.Neighbour;
import dev.daogou.schemas.StorefrontEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class CandidateSourcesTest {
  private final Stock stock = new Stock();

  @Test
  void shouldFindNothingInAnEmptyShop() {
    assertThat(candidates()).isEmpty();
    assertThat(candidates(search("ann", "ring", 0))).isEmpty();
  }

  @Test
  void shouldBringNewItemsToShoppersWhoDidNothingYet() {
    stock.put("a", "ring").put("b", "chain");

    Map<String, Candidate> found = candidates();

    assertThat(found).containsOnlyKeys("a", "b");
    assertThat(found.values()).allMatch(c -> c.strongest() == OverallTrend.TREND);
  }

  @Test
  void shouldBringWhatCameNextBeforeAndWithTheItem() {
    stock.put("seen", "ring").put("next", "phone").put("prior", "case").put("with", "chain");
    stock.neighbours("next", List.of(new Neighbour("seen", 2f)), List.of());
    stock.neighbours(
        "seen", List.of(new Neighbour("prior", 2f)), List.of(new Neighbour("with", 2f)));

    Map<String, Candidate> found = candidates(view("ann", "seen", 0));

    assertThat(found.get("next").strongest()).isEqualTo(SeenAround.NEXT);
    assertThat(found.get("prior").score(SeenAround.BEFORE)).isPositive();
    assertThat(found.get("with").strongest()).isEqualTo(SeenAround.BOUGHT);
    assertThat(List.of("next", "prior", "with")).allMatch(item -> found.get(item).because() == 0);
  }

  @Test
  void shouldWeighNewerItemsMore() {
    stock.put("old", "a").put("new", "b").put("after-old", "c").put("after-new", "d");
    stock.neighbours("after-old", List.of(new Neighbour("old", 1f)), List.of());
    stock.neighbours("after-new", List.of(new Neighbour("new", 1f)), List.of());

    Map<String, Candidate> found = candidates(view("ann", "old", 0), view("ann", "new", 10));

    assertThat(found.get("after-new").score(SeenAround.NEXT))
        .isGreaterThan(found.get("after-old").score(SeenAround.NEXT));
    assertThat(found.get("after-old").because()).isEqualTo(1);
  }

  @Test
  void shouldTrustManySightingsMoreThanOne() {
    stock.put("often", "a").put("once", "b").put("after-often", "c").put("after-once", "d");
    for (int i = 0; i < 9; i++) {
      stock.neighbours("further-" + i, List.of(new Neighbour("often", 1f)), List.of());
    }
    stock.neighbours("after-often", List.of(new Neighbour("often", 30f)), List.of());
    stock.neighbours("after-once", List.of(new Neighbour("once", 1f)), List.of());

    Map<String, Candidate> found = candidates(view("ann", "once", 0), view("ann", "often", 10));

    assertThat(found.get("after-often").score(SeenAround.NEXT))
        .isGreaterThan(found.get("after-once").score(SeenAround.NEXT));
  }

  @Test
  void shouldBringWhatIsLikeTheWordsAndTheItems() {
    stock.put("ring-1", "silver ring").put("ring-2", "silver ring pearl").put("phone", "phone");

    Map<String, Candidate> byItem = candidates(view("ann", "ring-1", 0));
    Map<String, Candidate> byWords = candidates(search("ann", "phone", 0));

    assertThat(byItem.get("ring-2").score(SimilarItems.SIMILAR))
        .isGreaterThan(byItem.get("phone").score(SimilarItems.SIMILAR));
    assertThat(byItem.get("ring-2").score(TasteItems.TASTE)).isPositive();
    assertThat(byItem.get("ring-2").score(SearchItems.SEARCH)).isZero();
    assertThat(byWords.get("phone").strongest()).isEqualTo(SearchItems.SEARCH);
  }

  @Test
  void shouldLeaveWordsBehindWithTheSession() {
    stock.put("ring", "ring").put("phone", "phone");

    Map<String, Candidate> found = candidates(search("ann", "phone", 0), view("ann", "ring", 7200));

    assertThat(found.get("phone").score(SearchItems.SEARCH)).isZero();
  }

  @Test
  void shouldBringWhatTrendsInTheCategoriesOfRecentItems() {
    stock.put("seen", "a", "jewellery", "rings").put("hot", "b", "jewellery", "rings");
    stock.put("phone", "c", "phones");
    stock.standing("hot", 0, 5, 5);

    Map<String, Candidate> found = candidates(view("ann", "seen", 0));

    assertThat(found.get("hot").score(CategoryTrends.CATEGORY_TREND)).isPositive();
    assertThat(found.get("phone").score(CategoryTrends.CATEGORY_TREND)).isZero();
    assertThat(found.get("phone").score(OverallTrend.TREND)).isPositive();
    assertThat(found.get("seen").score(OwnItems.SEEN)).isEqualTo(1f);
  }

  @Test
  void shouldOfferOnlyWhatCanBeHad() {
    CatalogueItem gone = Stock.described("silver ring");
    gone.setAvailability(Availability.OUT_OF_STOCK);
    stock.put("seen", "silver ring").put("gone", gone);
    stock.neighbours("gone", List.of(new Neighbour("seen", 5f)), List.of());
    stock.neighbours("unknown", List.of(new Neighbour("seen", 5f)), List.of());

    assertThat(candidates(view("ann", "seen", 0))).containsOnlyKeys("seen");
  }

  @Test
  void shouldNotSinkAnItemForBeingRatedBadlyOnce() {
    stock.put("seen", "silver ring").put("disliked", "gold chain");
    stock.neighbours("disliked", List.of(new Neighbour("seen", 5f)), List.of());
    stock.standing("disliked", 0, -1.5, -1.5);

    Map<String, Candidate> found = candidates(view("ann", "seen", 0));

    assertThat(found.get("disliked").blend()).isPositive();
    assertThat(found.get("disliked").strongest()).isEqualTo(SeenAround.NEXT);
  }

  @Test
  void shouldNotNameAnItemAsTheReasonForItself() {
    stock.put("a", "silver ring").put("b", "phone").put("c", "case");
    stock.neighbours("b", List.of(new Neighbour("a", 1f), new Neighbour("c", 1f)), List.of());
    for (int i = 0; i < 40; i++) {
      stock.neighbours(
          "other-" + i, List.of(new Neighbour("a", 1f), new Neighbour("c", 1f)), List.of());
    }

    Map<String, Candidate> found =
        candidates(view("ann", "a", 0), view("ann", "c", 1), view("ann", "b", 2));

    assertThat(found.get("b").because()).isIn(1, 2);
  }

  @Test
  void shouldHearEverySourceHoweverManyNeighboursThereAre() {
    stock.put("wanted", "moonstone");
    List<StorefrontEvent> events = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      for (int n = 0; n < 290; n++) {
        stock.put("n-" + i + "-" + n, "thing");
        stock.neighbours("n-" + i + "-" + n, List.of(new Neighbour("hub-" + i, 1f)), List.of());
      }
      events.add(view("ann", "hub-" + i, i));
    }
    events.add(search("ann", "moonstone", 60));

    Map<String, Candidate> found = candidates(events.toArray(StorefrontEvent[]::new));

    assertThat(found).containsKey("wanted").hasSize(stock.settings.candidates().most());
  }

  @Test
  void shouldCountEveryVariantForItsProductAndBringItOnce() {
    stock.put("seen", "ring");
    stock.neighbours("case-red", List.of(new Neighbour("seen", 1f)), List.of());
    stock.neighbours("case-blue", List.of(new Neighbour("seen", 2f)), List.of());
    stock.put("phone", "phone");
    stock.neighbours("phone", List.of(new Neighbour("seen", 2.5f)), List.of());
    // The catalogue says only now that they are one thing.
    variant("case-red", "case");
    variant("case-blue", "case");

    Map<String, Candidate> found = candidates(view("ann", "seen", 0));

    assertThat(found).containsOnlyKeys("case-red", "phone", "seen");
    assertThat(found.get("case-red").score(SeenAround.NEXT))
        .isGreaterThan(found.get("phone").score(SeenAround.NEXT));
  }

  @Test
  void shouldShowTheVariantThatTheShopperSawLastAndAnotherOneWhereThatIsSoldOut() {
    variant("case-red", "case");
    variant("case-blue", "case");
    StorefrontEvent[] both = {view("ann", "case-red", 0), view("ann", "case-blue", 1)};
    assertThat(candidates(both)).containsOnlyKeys("case-blue");

    CatalogueItem soldOut = Stock.described("case-blue");
    soldOut.setVariantOf("case");
    soldOut.setAvailability(Availability.OUT_OF_STOCK);
    stock.put("case-blue", soldOut);

    assertThat(candidates(both)).containsOnlyKeys("case-red");
  }

  @Test
  void shouldTellShoppersOfOneVariantWhatWasLearnedWithAnother() {
    variant("case-red", "case");
    variant("case-blue", "case");
    stock.put("glass", "protection");
    stock.neighbours("glass", List.of(new Neighbour("case-red", 1f)), List.of());

    Map<String, Candidate> found = candidates(view("ann", "case-blue", 0));

    assertThat(found.get("glass").strongest()).isEqualTo(SeenAround.NEXT);
  }

  private void variant(String item, String product) {
    CatalogueItem record = Stock.described(item);
    record.setVariantOf(product);
    stock.put(item, record);
  }

  private Map<String, Candidate> candidates(StorefrontEvent... events) {
    ShopperView shopper = Shoppers.view(stock, events);
    List<Candidate> found =
        new CandidateSources(stock.settings.sources(), Optional.empty())
            .of(shopper, stock.graph(), stock.sessions());
    assertThat(found).extracting(Candidate::blend).isSortedAccordingTo((a, b) -> b.compareTo(a));
    Map<String, Candidate> byItem = new TreeMap<>();
    found.forEach(candidate -> byItem.put(stock.space().item(candidate.slot()), candidate));
    return byItem;
  }
}
