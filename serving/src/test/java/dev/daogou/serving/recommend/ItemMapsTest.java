package dev.daogou.serving.recommend;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ItemMapsTest {
  private final InMemoryShop shop = new InMemoryShop();
  private Instant now = Instant.parse("2026-03-01T09:00:00Z");
  private final ItemMaps maps = new ItemMaps(() -> now);

  @Test
  void shouldBeEmptyWhileThereAreTooFewItems() {
    fill(0, 2);

    assertThat(maps.of("default", shop.space())).isEmpty();
  }

  @Test
  void shouldStayUntilTheCatalogueHasChangedByATenth() {
    fill(0, 100);
    ItemMap first = map();

    fill(100, 109);
    now = now.plus(Duration.ofMinutes(1));
    assertThat(map()).isSameAs(first);

    fill(109, 112);
    now = now.plus(Duration.ofMinutes(1));
    assertThat(map().fit()).isEqualTo(2);
    assertThat(map().items()).hasSize(112);
  }

  @Test
  void shouldTakeALittleChangeAfterAWhile() {
    fill(0, 100);
    ItemMap first = map();

    fill(100, 101);
    now = now.plus(Duration.ofMinutes(9));
    assertThat(map()).isSameAs(first);

    now = now.plus(Duration.ofMinutes(2));
    assertThat(map().fit()).isEqualTo(2);
  }

  @Test
  void shouldPlaceAnItemThatCameAfterTheFit() {
    fill(0, 100);
    ItemMap map = map();
    fill(100, 101);

    assertThat(map.spot(shop.space(), "i-100")).isPresent();
    assertThat(map.spot(shop.space(), "unheard-of")).isEmpty();
  }

  private ItemMap map() {
    return maps.of("default", shop.space()).orElseThrow();
  }

  private void fill(int from, int to) {
    for (int i = from; i < to; i++) {
      shop.put("i-" + i, "brand", 10, "things");
    }
  }
}
