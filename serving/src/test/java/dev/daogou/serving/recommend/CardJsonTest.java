package dev.daogou.serving.recommend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daogou.recommender.items.ItemCard;
import org.junit.jupiter.api.Test;

/** What it says is right is tested with whole answers, see {@link AnswerJsonTest}. */
class CardJsonTest {
  private final InMemoryShop shop = new InMemoryShop();
  private final CardJson cards = new CardJson();

  @Test
  void shouldWriteACardOnce() {
    shop.put("ring", "Aurum", 10, "Rings");

    var first = cards.of(card("ring"), Fields.USUAL);

    assertThat(cards.of(card("ring"), Fields.USUAL)).isSameAs(first);
    assertThat(first.getValue())
        .isEqualTo(",\"title\":\"ring\",\"price\":10.0,\"categoryPath\":[\"Rings\"]");
  }

  @Test
  void shouldWriteItAgainWhenTheRecordHasChanged() {
    shop.put("ring", "Aurum", 10, "Rings");
    var before = cards.of(card("ring"), Fields.USUAL);

    shop.put("ring", "Aurum", 12, "Rings");

    assertThat(cards.of(card("ring"), Fields.USUAL).getValue()).contains("\"price\":12.0");
    assertThat(before.getValue()).contains("\"price\":10.0");
  }

  @Test
  void shouldTellWhatIsAskedForAlone() {
    shop.put("ring", "Aurum", 10, "Rings");

    assertThat(cards.of(card("ring"), Fields.of(ItemField.BRAND)).getValue())
        .isEqualTo(",\"brand\":\"Aurum\"");
    assertThat(cards.of(card("ring"), Fields.of(ItemField.SCORE)).getValue()).isEmpty();
    assertThat(cards.of(null, Fields.USUAL).getValue()).isEmpty();
  }

  @Test
  void shouldTellCardsApartThatWantTheSamePlace() {
    for (int i = 0; i < 40_000; i++) {
      shop.put("i" + i, "Aurum", i, "Rings");
    }

    for (int round = 0; round < 2; round++) {
      for (int i = 0; i < 40_000; i++) {
        assertThat(cards.of(card("i" + i), Fields.of(ItemField.PRICE)).getValue())
            .isEqualTo(",\"price\":" + (double) i);
      }
    }
  }

  private ItemCard card(String item) {
    return shop.space().card(shop.space().slot(item));
  }
}
