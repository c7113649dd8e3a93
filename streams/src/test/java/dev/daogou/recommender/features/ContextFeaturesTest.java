package dev.daogou.recommender.features;

import static dev.daogou.Events.view;
import static org.assertj.core.api.Assertions.assertThat;

import dev.daogou.Stock;
import dev.daogou.schemas.EventContext;
import dev.daogou.schemas.StorefrontEvent;
import java.util.List;
import org.junit.jupiter.api.Test;

class ContextFeaturesTest {
  private static final List<String> NAMES =
      new ContextFeatures().features().stream().map(Feature::name).toList();

  private final Stock stock = FeaturesOf.smallShop();

  @Test
  void shouldSayWhatStoodAroundTheNewestEvent() {
    FeaturesOf ann =
        FeaturesOf.after(
            stock,
            told(0, new EventContext(null, "desktop", "en", null, null)),
            told(
                5,
                new EventContext(
                    "web", "phone", "zh-CN", "https://shop.example/", "https://www.bing.com/")));

    assertThat(NAMES)
        .filteredOn(name -> of(ann, name) != 0f)
        .containsExactlyInAnyOrder(
            "device-phone", "language-zh", "referrer-search", "page-product");
    assertThat(of(ann, "device-phone")).isEqualTo(1f);
  }

  @Test
  void shouldSayNothingWhereNoEventTold() {
    FeaturesOf ann = FeaturesOf.after(stock, view("ann", "ring-1", 0));

    assertThat(NAMES).allMatch(name -> of(ann, name) == 0f);
  }

  @Test
  void shouldBeThereForModelsThatNameThem() {
    assertThat(Features.names()).containsAll(NAMES);
    assertThat(Features.usual()).doesNotContainAnyElementsOf(NAMES);
    assertThat(NAMES)
        .contains("device-tablet", "referrer-own", "page-cart", "page-category", "language-en");
  }

  private static StorefrontEvent told(long second, EventContext context) {
    StorefrontEvent event = view("ann", "ring-1", second);
    event.setContext(context);
    return event;
  }

  private static float of(FeaturesOf shopper, String name) {
    return shopper.of("ring-2", Features.named(name).orElseThrow());
  }
}
