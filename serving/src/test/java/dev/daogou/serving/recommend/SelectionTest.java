package dev.daogou.serving.recommend;

import static dev.daogou.serving.recommend.InMemoryShop.wishes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.daogou.catalogue.QuantizedVectors;
import dev.daogou.recommender.links.Window;
import dev.daogou.recommender.placements.Placements;
import dev.daogou.recommender.placements.ShopperContext;
import dev.daogou.schemas.Availability;
import dev.daogou.schemas.BoughtItem;
import dev.daogou.schemas.RecommendationList;
import dev.daogou.schemas.ViewedItem;
import dev.daogou.serving.ops.ProblemException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SelectionTest {
  // How deep a vector search looks where a filter lets nothing through.
  private static final int DEEPEST = 3_200;

  private final InMemoryShop shop = new InMemoryShop();

  @Test
  void shouldShowTheListAsItIsWithoutWhatCannotBeHad() {
    shop.put("a", "x", 10, "c").put("b", "x", 20, Availability.OUT_OF_STOCK, "c");
    shop.put("c", "x", 30, "c");

    List<String> items =
        shop.select(wishes(Placements.FOR_YOU, 2), Lists.list("r1", "ann", 1, "c", "b", "a"));

    assertThat(items).containsExactly("c", "a");
  }

  @Test
  void shouldFillUpWhatAFilterLeavesOfTheList() {
    for (int i = 0; i < 500; i++) {
      shop.put("i" + i, i % 100 == 7 ? "Aurum" : "Other", i, "c");
    }
    RecommendationList list = listOfTheFirst(50);
    ReadRequest wishes =
        wishes(Placements.FOR_YOU, 20, "brand == 'Aurum'", PageToken.first(0), Set.of());

    List<String> items = shop.select(wishes, list);

    assertThat(items).containsExactlyInAnyOrder("i7", "i107", "i207", "i307", "i407");
    assertThat(items).startsWith("i7");
  }

  @Test
  void shouldLookNoDeeperThanItsBound() {
    for (int i = 0; i < 9_000; i++) {
      shop.put("i" + i, "Other", i, "c");
    }
    int[] looks = new int[1];
    ReadRequest all = wishes(Placements.FOR_YOU, 20);
    ReadRequest picky =
        new ReadRequest(
            Placements.FOR_YOU,
            20,
            card -> ++looks[0] < 0,
            List.of(),
            0,
            Set.of(),
            List.of(),
            null,
            Window.DAY,
            all.page(),
            Fields.USUAL,
            "x");

    assertThat(shop.select(picky, listOfTheFirst(50))).isEmpty();
    // The list, what is ranked (near either vector, or popular), two searches and what is popular.
    assertThat(looks[0]).isLessThanOrEqualTo(50 + 400 + 50 + 2 * DEEPEST + 2_000);
  }

  @Test
  void shouldNotRecommendWhatTheShopperHasJustSeenBoughtOrTaken() {
    for (int i = 0; i < 8; i++) {
      shop.put("i" + i, "x", i, "c");
    }
    RecommendationList list = listOfTheFirst(0);
    list.setRecent(List.of("i0", "i4"));
    list.setCart(List.of("i1"));
    list.setBought(List.of(new BoughtItem("i2", Instant.EPOCH, 1)));
    list.setViewed(
        List.of(new ViewedItem("i0", Instant.EPOCH), new ViewedItem("i5", Instant.EPOCH)));

    assertThat(shop.select(wishes(Placements.FOR_YOU, 50), list))
        .containsExactlyInAnyOrder("i3", "i4", "i5", "i6", "i7");
    assertThat(shop.select(wishes(Placements.NEW_FOR_YOU, 50), list))
        .containsExactlyInAnyOrder("i3", "i4", "i6", "i7");
  }

  @Test
  void shouldShowTheShoppersOwnItems() {
    shop.put("a", "x", 1, "c").put("b", "x", 2, "c").put("c", "x", 3, "c");
    RecommendationList list = listOfTheFirst(0);
    Instant now = list.getBasis().getEventTime();
    list.setViewed(List.of(new ViewedItem("b", now), new ViewedItem("a", now)));
    list.setBought(
        List.of(
            new BoughtItem("c", now.minusSeconds(60), 1),
            new BoughtItem("b", now.minusSeconds(3_600), 2)));

    assertThat(shop.select(wishes(Placements.RECENTLY_VIEWED, 5), list)).containsExactly("b", "a");
    assertThat(shop.select(wishes(Placements.BUY_AGAIN, 5), list)).containsExactly("b", "c");
  }

  @Test
  void shouldComplementTheCart() {
    shop.put("watch", "x", 1, "c").put("strap", "x", 2, "c").put("ring", "x", 3, "c");
    shop.boughtWith("watch", "strap").boughtWith("strap", "watch");
    RecommendationList list = Lists.list("r1", "ann", 1, "ring", "watch");
    list.setCart(List.of("watch"));

    assertThat(shop.select(wishes(Placements.CART, 5), list)).containsExactly("strap", "ring");
  }

  @Test
  void shouldLookBackAsFarAsAsked() {
    shop.put("now", "x", 1, "c").put("today", "x", 1, "c").put("ever", "x", 1, "c");
    shop.standing("now", 1, 1, 9).standing("today", 2, 9, 1).standing("ever", 9, 2, 2);

    assertThat(trending(Window.HOUR)).startsWith("now");
    assertThat(trending(Window.DAY)).startsWith("today");
    assertThat(trending(Window.MONTH)).startsWith("ever");
  }

  @Test
  void shouldRankWhatTheListHoldsFirstAndInItsOrder() {
    for (int i = 0; i < 6; i++) {
      shop.put("i" + i, "x", i, "c");
    }
    ReadRequest wishes = wishes(Placements.RANK, 6);
    ReadRequest these =
        new ReadRequest(
            Placements.RANK,
            6,
            wishes.filter(),
            List.of(),
            0,
            Set.of(),
            List.of("i0", "i1", "unknown", "i2", "i3"),
            null,
            Window.DAY,
            wishes.page(),
            Fields.USUAL,
            "");

    List<String> items = shop.select(these, Lists.list("r1", "ann", 1, "i3", "i5", "i1"));

    assertThat(items).startsWith("i3", "i1").containsExactlyInAnyOrder("i0", "i1", "i2", "i3");
  }

  @Test
  void shouldNeverRepeatAnItemHoweverTheListChangesBetweenPages() {
    Random random = new Random(5);
    for (int i = 0; i < 400; i++) {
      shop.put("i" + i, i % 3 == 0 ? "Aurum" : "Other", i, "c" + i % 7);
    }
    for (int run = 0; run < 200; run++) {
      String filter = random.nextBoolean() ? null : "brand == 'Aurum' || price < 40";
      int limit = 1 + random.nextInt(50);
      Set<String> seen = new HashSet<>();
      List<String> all = new ArrayList<>();
      String token = null;
      do {
        RecommendationList list = anyList(random);
        PageToken page = PageToken.parse(token, 0);
        Selection selection =
            Selection.of(
                shop.graph(),
                wishes(Placements.FOR_YOU, limit, filter, page, seen(all, random)),
                ListContext.of(list));
        selection.items().forEach(item -> all.add(item.item()));
        token = selection.nextPage();
        if (token != null) {
          assertThat(selection.items()).hasSize(limit);
        }
      } while (token != null);
      seen.addAll(all);

      assertThat(seen).hasSameSizeAs(all);
      assertThat(all.size()).isLessThanOrEqualTo(PageToken.MOST);
    }
  }

  @Test
  void shouldPageThroughAListThatStaysAsOneLongPageWouldShowIt() {
    for (int i = 0; i < 300; i++) {
      shop.put("i" + i, "x", i, "c");
    }
    RecommendationList list = listOfTheFirst(50);
    List<String> paged = new ArrayList<>();
    String token = null;
    do {
      Selection selection =
          Selection.of(
              shop.graph(),
              wishes(Placements.FOR_YOU, 7, null, PageToken.parse(token, 0), Set.of()),
              ListContext.of(list));
      selection.items().forEach(item -> paged.add(item.item()));
      token = selection.nextPage();
    } while (token != null);

    assertThat(paged).hasSize(200).doesNotHaveDuplicates();
    assertThat(paged.subList(0, 50))
        .isEqualTo(IntStream.range(0, 50).mapToObj(i -> "i" + i).toList());
  }

  @Test
  void shouldRefuseAPageOfAnotherRequest() {
    String token = PageToken.first(7).and(List.of("a", "b")).toString();

    assertThat(PageToken.parse(token, 7).gave("a")).isTrue();
    assertThat(PageToken.parse(token, 7).gave("c")).isFalse();
    assertThatThrownBy(() -> PageToken.parse(token, 8)).isInstanceOf(ProblemException.class);
    for (String bad : List.of("x", "AAAA", "%%%", token + "AAAA", token.substring(4))) {
      assertThatThrownBy(() -> PageToken.parse(bad, 7)).isInstanceOf(ProblemException.class);
    }
  }

  private static Set<String> seen(List<String> all, Random random) {
    return all.isEmpty() || random.nextInt(4) > 0 ? Set.of() : Set.of(all.getFirst());
  }

  private List<String> trending(Window window) {
    ReadRequest wishes = wishes(Placements.TRENDING, 5);
    return shop.select(
        new ReadRequest(
            Placements.TRENDING,
            5,
            wishes.filter(),
            List.of(),
            0,
            Set.of(),
            List.of(),
            null,
            window,
            wishes.page(),
            Fields.USUAL,
            ""),
        ShopperContext.unknown());
  }

  private static RecommendationList anyList(Random random) {
    String[] items =
        random.ints(30, 0, 400).distinct().mapToObj(i -> "i" + i).toArray(String[]::new);
    RecommendationList list = withVectors(Lists.list("r1", "ann", 1, items), random);
    list.setRecent(List.of("i" + random.nextInt(400)));
    return list;
  }

  private static RecommendationList listOfTheFirst(int items) {
    String[] ids = IntStream.range(0, items).mapToObj(i -> "i" + i).toArray(String[]::new);
    RecommendationList list = withVectors(Lists.list("r1", "ann", 1, ids), new Random(1));
    list.setRecent(List.of());
    return list;
  }

  private static RecommendationList withVectors(RecommendationList list, Random random) {
    float[] vector = new float[InMemoryShop.CONTENT + 8];
    for (int i = 0; i < vector.length; i++) {
      vector[i] = random.nextFloat() - 0.5f;
    }
    list.setShortVector(QuantizedVectors.write(vector));
    list.setLongVector(QuantizedVectors.write(vector));
    return list;
  }
}
