package dev.daogou.recommender.placements;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.daogou.recommender.items.ItemSpace;
import dev.daogou.recommender.sources.Reason;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BlendTest {
  private static final List<String> ORIGINS = List.of("o0", "o1", "o2");
  private static final PlacementSource[] SOURCES = {
    PlacementSource.NEXT, PlacementSource.BOUGHT, PlacementSource.SIMILAR, PlacementSource.TREND
  };

  /** What one source says of one item. */
  private static final class Said {
    private float sum;
    private float loudest;
    private int origin = Blend.NO_ORIGIN;
  }

  @Test
  void shouldRankAsASlowSumWould() {
    Random random = new Random(8);
    for (int round = 0; round < 200; round++) {
      Map<PlacementSource, Float> weights = new EnumMap<>(PlacementSource.class);
      for (PlacementSource source : SOURCES) {
        weights.put(source, random.nextInt(4) / 2f);
      }
      Blend blend = new Blend(weights, ORIGINS);
      int items = random.nextInt(12);
      for (int slot = items - 1; slot >= 0; slot--) {
        blend.open("i" + slot, slot);
      }
      Map<String, Map<PlacementSource, Said>> said = new HashMap<>();
      for (int i = random.nextInt(40); i > 0; i--) {
        PlacementSource source = SOURCES[random.nextInt(SOURCES.length)];
        String item = "i" + random.nextInt(items + 2);
        int origin = random.nextInt(ORIGINS.size() + 1) - 1;
        float score = random.nextInt(5) / 4f;
        blend.add(source, item, score, origin);
        note(said, source, item, score, origin);
      }

      List<PlacedItem> ranked = blend.ranked(Optional.empty());

      assertThat(ranked).hasSize(items);
      for (PlacedItem item : ranked) {
        assertThat(item.score().orElseThrow())
            .isCloseTo(sum(said, weights, item, items), within(1e-5f));
        assertThat(explanations(said, weights, item, items))
            .contains(item.reason() + " " + item.because().orElse(""));
      }
      // Equals in the order in which the catalogue has known them.
      assertThat(ranked)
          .isSortedAccordingTo(
              Comparator.comparing((PlacedItem item) -> -item.score().orElseThrow())
                  .thenComparing(PlacedItem::slot));
    }
  }

  @Test
  void shouldCountARelativeScoreAsAShareOfTheHighestAndOthersAsTheyAre() {
    Blend blend = blend(Map.of(PlacementSource.NEXT, 2f, PlacementSource.BOUGHT, 1f), "a", "b");
    blend.add(PlacementSource.NEXT, "a", 8f, 0);
    blend.add(PlacementSource.NEXT, "b", 4f, 1);
    blend.add(PlacementSource.BOUGHT, "b", 0.5f, 2);

    List<PlacedItem> ranked = blend.ranked(Optional.empty());

    assertThat(ranked).extracting(PlacedItem::item).containsExactly("a", "b");
    assertThat(ranked).extracting(item -> item.score().orElseThrow()).containsExactly(2f, 1.5f);
    assertThat(ranked).extracting(PlacedItem::reason).containsOnly(Reason.VIEWED_NEXT);
    assertThat(ranked.getLast().because()).contains("o1");
  }

  @Test
  void shouldNameTheOriginThatSpokeLoudestOnceThoughOthersSaidMoreTogether() {
    Blend blend = blend(Map.of(PlacementSource.NEXT, 1f), "a");
    blend.add(PlacementSource.NEXT, "a", 0.4f, 0);
    blend.add(PlacementSource.NEXT, "a", 0.5f, 2);
    blend.add(PlacementSource.NEXT, "a", 0.4f, 0);

    assertThat(blend.ranked(Optional.empty()).getFirst().because()).contains("o2");
  }

  @Test
  void shouldTakeWhatNobodySpeaksOfForPopular() {
    Blend blend = blend(Map.of(PlacementSource.NEXT, 1f), "a");

    PlacedItem item = blend.ranked(Optional.empty()).getFirst();

    assertThat(item.score()).contains(0f);
    assertThat(item.reason()).isEqualTo(Reason.TRENDING);
    assertThat(item.because()).isEmpty();
  }

  @Test
  void shouldIgnoreWhatIsSaidOfItemsThatAreNotConsidered() {
    Blend blend = blend(Map.of(PlacementSource.NEXT, 1f), "a");
    blend.add(PlacementSource.NEXT, "stranger", 100f, 0);
    blend.addListed(PlacedItem.of("stranger", 9, 1f, Reason.NEW), 1f);
    blend.add(PlacementSource.NEXT, "a", 1f, 0);

    List<PlacedItem> ranked = blend.ranked(Optional.empty());

    assertThat(ranked).extracting(PlacedItem::item).containsExactly("a");
    assertThat(ranked.getFirst().score()).as("a share of its own").contains(1f);
  }

  @Test
  void shouldConsiderAnItemOnceWhoeverBringsIt() {
    Blend blend = blend(Map.of(PlacementSource.NEXT, 1f), "a", "b", "a");

    assertThat(blend.candidates()).hasSize(2);
    assertThat(blend.ranked(Optional.empty())).hasSize(2);
  }

  @Test
  void shouldSayWhatTheListSaysWhereTheListIsWhyAnItemIsShown() {
    Map<PlacementSource, Float> weights =
        Map.of(PlacementSource.LISTED, 1f, PlacementSource.BOUGHT, 3f);
    Blend blend = blend(weights, "a", "b");
    for (String item : List.of("a", "b")) {
      blend.addListed(
          PlacedItem.of(item, 0, 9f, Reason.MATCHES_TASTE).withBecause(Optional.of("words")), 1f);
    }
    blend.add(PlacementSource.BOUGHT, "b", 1f, 1);

    List<PlacedItem> ranked = blend.ranked(Optional.empty());

    assertThat(ranked).extracting(PlacedItem::item).containsExactly("b", "a");
    assertThat(ranked.getFirst().reason()).isEqualTo(Reason.BOUGHT_TOGETHER);
    assertThat(ranked.getFirst().because()).contains("o1");
    assertThat(ranked.getLast().reason()).isEqualTo(Reason.MATCHES_TASTE);
    assertThat(ranked.getLast().because()).contains("words");
    assertThat(ranked.getLast().score()).contains(1f);
  }

  @Test
  void shouldTellEqualsApartByTheOrderInWhichTheyCameWhereThatIsAsked() {
    Blend blend = blend(Map.of(PlacementSource.TASTE, 1f), "c", "a", "b");
    blend.add(PlacementSource.TASTE, "b", 1f, Blend.NO_ORIGIN);

    List<PlacedItem> bySlot = blend.ranked(Optional.empty());
    List<PlacedItem> asBrought = blend.ranked(Optional.of(PlacementSource.NEWEST));
    List<PlacedItem> asAsked = blend.ranked(Optional.of(PlacementSource.ASKED));

    assertThat(bySlot).extracting(PlacedItem::item).containsExactly("b", "a", "c");
    assertThat(asBrought).extracting(PlacedItem::item).containsExactly("b", "c", "a");
    assertThat(asBrought).extracting(PlacedItem::reason).containsOnly(Reason.NEW);
    assertThat(asAsked).extracting(PlacedItem::item).containsExactly("b", "c", "a");
    assertThat(asAsked.getFirst().reason()).isEqualTo(Reason.MATCHES_TASTE);
  }

  @Test
  void shouldRankItemsThatTheShopDoesNotKnow() {
    Blend blend = new Blend(Map.of(PlacementSource.LISTED, 1f), List.of());
    blend.open("old", ItemSpace.UNKNOWN);

    assertThat(blend.ranked(Optional.empty()))
        .extracting(PlacedItem::slot)
        .containsExactly(ItemSpace.UNKNOWN);
    assertThat(new Blend(Map.of(), List.of()).ranked(Optional.empty())).isEmpty();
  }

  /** With items whose slots are in the order of the alphabet. */
  private static Blend blend(Map<PlacementSource, Float> weights, String... items) {
    Blend blend = new Blend(weights, ORIGINS);
    for (String item : items) {
      blend.open(item, item.charAt(0));
    }
    return blend;
  }

  private static void note(
      Map<String, Map<PlacementSource, Said>> all,
      PlacementSource source,
      String item,
      float score,
      int origin) {
    Said said =
        all.computeIfAbsent(item, fresh -> new EnumMap<>(PlacementSource.class))
            .computeIfAbsent(source, fresh -> new Said());
    said.sum += score;
    if (score > said.loudest) {
      said.loudest = score;
      said.origin = origin;
    }
  }

  private static float weighed(
      Map<String, Map<PlacementSource, Said>> all,
      Map<PlacementSource, Float> weights,
      PlacementSource source,
      String item,
      int items) {
    float highest = 0;
    for (int slot = 0; slot < items; slot++) {
      highest = Math.max(highest, said(all, source, "i" + slot).sum);
    }
    float most = source.isRelative() && highest > 0 ? highest : 1;
    return weights.get(source) * said(all, source, item).sum / most;
  }

  private static Said said(
      Map<String, Map<PlacementSource, Said>> all, PlacementSource source, String item) {
    return all.getOrDefault(item, Map.of()).getOrDefault(source, new Said());
  }

  private static float sum(
      Map<String, Map<PlacementSource, Said>> all,
      Map<PlacementSource, Float> weights,
      PlacedItem item,
      int items) {
    float sum = 0;
    for (PlacementSource source : SOURCES) {
      sum += weighed(all, weights, source, item.item(), items);
    }
    return sum;
  }

  /** Of the sources with the largest share: rounding may prefer any of equal ones. */
  private static List<String> explanations(
      Map<String, Map<PlacementSource, Said>> all,
      Map<PlacementSource, Float> weights,
      PlacedItem item,
      int items) {
    float largest = 0;
    for (PlacementSource source : SOURCES) {
      largest = Math.max(largest, weighed(all, weights, source, item.item(), items));
    }
    List<String> explanations = new ArrayList<>();
    for (PlacementSource source : SOURCES) {
      if (largest > 0 && weighed(all, weights, source, item.item(), items) > largest - 1e-5f) {
        int origin = said(all, source, item.item()).origin;
        explanations.add(source.reason() + " " + (origin < 0 ? "" : ORIGINS.get(origin)));
      }
    }
    return largest > 0 ? explanations : List.of(Reason.TRENDING + " ");
  }
}
