package dev.daogou.recommender.shopper;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daogou.recommender.shopper.ShopperEvent.Action;
import java.util.List;
import org.junit.jupiter.api.Test;

class PageKindTest {
  @Test
  void shouldSayOnWhatPageAnActionHappens() {
    assertThat(PageKind.of(new Action.View("a"))).isEqualTo(PageKind.PRODUCT);
    assertThat(PageKind.of(new Action.Click("a"))).isEqualTo(PageKind.PRODUCT);
    assertThat(PageKind.of(new Action.Shown(List.of("a")))).isEqualTo(PageKind.CATEGORY);
    assertThat(PageKind.of(new Action.Search("ring"))).isEqualTo(PageKind.SEARCH);
    assertThat(PageKind.of(new Action.CartAdd("a"))).isEqualTo(PageKind.CART);
    assertThat(PageKind.of(new Action.CartRemove("a"))).isEqualTo(PageKind.CART);
    assertThat(PageKind.of(new Action.Nothing())).isEqualTo(PageKind.OTHER);
  }
}
