package dev.daogou.recommender.vectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TopKTest {
  private record Offer(int id, float score) {}

  private static final Comparator<Offer> BEST_FIRST =
      Comparator.comparingDouble(Offer::score).reversed().thenComparingInt(Offer::id);

  @Test
  void shouldKeepWhatSortingWouldKeepInAnyOrder() {
    Random random = new Random(11);
    for (int round = 0; round < 500; round++) {
      int k = 1 + random.nextInt(30);
      List<Offer> offers = offers(random, random.nextInt(120));
      List<Offer> expected = offers.stream().sorted(BEST_FIRST).limit(k).toList();
      Collections.shuffle(offers, random);
      TopK top = new TopK(k);

      offers.forEach(offer -> top.offer(offer.id(), offer.score()));

      assertThat(kept(top)).isEqualTo(expected);
    }
  }

  @Test
  void shouldSayWhetherAnOfferIsKeptAndWhatItTakes() {
    TopK top = new TopK(2);

    assertThat(top.threshold()).isEqualTo(Float.NEGATIVE_INFINITY);
    assertThat(top.offer(1, 0.5f)).isTrue();
    assertThat(top.offer(2, -0.5f)).isTrue();
    assertThat(top.threshold()).isEqualTo(-0.5f);
    assertThat(top.offer(3, -0.6f)).isFalse();
    assertThat(top.offer(4, 0.1f)).isTrue();
    assertThat(top.threshold()).isEqualTo(0.1f);
  }

  @Test
  void shouldNeverKeepAScoreThatIsNotFinite() {
    TopK top = new TopK(3);

    for (float bad : new float[] {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY}) {
      assertThat(top.offer(1, bad)).isFalse();
    }

    assertThat(top.size()).isZero();
    assertThat(top.hits()).isEqualTo(Hits.NONE);
  }

  @Test
  void shouldTieZeroWithMinusZero() {
    TopK top = new TopK(1);

    top.offer(2, 0f);
    top.offer(1, -0f);

    assertThat(top.ids()).containsExactly(1);
  }

  @Test
  void shouldStartAfreshWhenCleared() {
    TopK top = new TopK(2);
    top.offer(1, 9);
    top.offer(2, 8);

    top.clear();
    top.offer(3, 1);

    assertThat(top.ids()).containsExactly(3);
    assertThat(top.scores()).containsExactly(1f);
  }

  @Test
  void shouldRefuseToKeepNothing() {
    assertThatThrownBy(() -> new TopK(0)).isInstanceOf(IllegalArgumentException.class);
  }

  /** Few distinct scores, so that ties are common. */
  private static List<Offer> offers(Random random, int count) {
    List<Offer> offers = new ArrayList<>();
    for (int id = 0; id < count; id++) {
      offers.add(new Offer(id, random.nextInt(21) - 10));
    }
    return offers;
  }

  private static List<Offer> kept(TopK top) {
    List<Offer> kept = new ArrayList<>();
    for (int i = 0; i < top.size(); i++) {
      kept.add(new Offer(top.ids()[i], top.scores()[i]));
    }
    return kept;
  }
}
