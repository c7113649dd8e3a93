package dev.daogou.recommender.placements;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daogou.recommender.inference.TextEncoder;
import dev.daogou.recommender.shopper.Profile;
import dev.daogou.recommender.shopper.ProfileUpdates;
import dev.daogou.recommender.shopper.ShopperEvent;
import dev.daogou.recommender.shopper.ShopperEvent.Action;
import dev.daogou.recommender.shopper.ShopperEvent.Line;
import dev.daogou.recommender.sources.ShopperView;
import dev.daogou.recommender.sources.SourceSettings;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ShopperContextTest {
  private static final SourceSettings SETTINGS = SourceSettings.defaults();
  private static final long HOUR = Duration.ofHours(1).toMillis();

  private final SmallShop shop = new SmallShop();
  private final Profile profile = new Profile();

  @Test
  void shouldTellWhatTheProfileTells() {
    shop.offer("ring", "jewels", 1, 0, 0, 0).offer("phone", "phones", 0, 0, 1, 0);
    shop.offer("case", "phones", 0, 0, 0, 1);
    does(1, new Action.View("ring"));
    does(2, new Action.Order("o1", List.of(new Line("ring", 1))));
    does(3, new Action.View("phone"));
    does(4, new Action.CartAdd("case"));

    ShopperContext known = ShopperContext.of(view(), Duration.ofDays(14), List.of());

    assertThat(known.recent()).startsWith("case", "phone", "ring");
    assertThat(known.history().cart()).containsExactly("case");
    assertThat(known.history().viewed()).extracting("item").containsExactly("phone", "ring");
    assertThat(known.history().bought()).extracting("item").containsExactly("ring");
    assertThat(known.time()).isEqualTo(4 * HOUR);
    assertThat(known.longContent(shop.space())).isPresent();
    assertThat(shop.ids(Placements.BUY_AGAIN, known)).containsExactly("ring");
  }

  @Test
  void shouldPassOverVectorsOfAnotherEncoder() {
    shop.offer("ring", "jewels", 1, 0, 0, 0);
    ShopperContext known =
        new ShopperContext(
            List.of("ring"),
            ShopperContext.unknown().history(),
            new float[] {1, 2, 3},
            new float[shop.space().width()],
            0,
            List.of());

    assertThat(known.shortContent(shop.space())).isEqualTo(Optional.empty());
    assertThat(known.longContent(shop.space())).isEqualTo(Optional.empty());
  }

  private void does(long hour, Action action) {
    ShopperEvent event =
        new ShopperEvent("e" + hour, hour * HOUR, Optional.empty(), action, Optional.empty());
    new ProfileUpdates(SETTINGS.shopper()).apply(profile, event, hour * HOUR, shop.space());
  }

  private ShopperView view() {
    return ShopperView.of("default/ann", profile, shop.space(), new NoWords(), SETTINGS);
  }

  /** An encoder that is asked for nothing. */
  private static final class NoWords implements TextEncoder {
    @Override
    public int dimensions() {
      return SmallShop.CONTENT;
    }

    @Override
    public String version() {
      return "none";
    }

    @Override
    public float[][] encode(List<String> texts) {
      throw new IllegalStateException("no words were said");
    }

    @Override
    public void close() {}
  }
}
