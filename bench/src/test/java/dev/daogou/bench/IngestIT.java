package dev.daogou.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daogou.bench.workbench.Workbench;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;

/** The parts of the measurement of ingest work together, in a shop that is very small. */
class IngestIT {
  private static final int ITEMS = 800;
  private static final int SHOPPERS = 40;
  private static final int EVENTS = 80;

  @Test
  void shouldLearnAndCoverEveryEventBesideTheFloor() throws Exception {
    ShopCatalogue catalogue = new ShopCatalogue(ITEMS);
    try (Workbench bench = Workbench.open();
        Admin admin = bench.admin()) {
      try (IngestFloor floor =
          new IngestFloor(bench, admin, 2, new ShopEvents(catalogue, SHOPPERS))) {
        assertThat(floor.round(EVENTS).ownMicros(EVENTS)).isPositive();
      }
      try (IngestShop shop = new IngestShop(bench, admin, 2, new ShopEvents(catalogue, SHOPPERS))) {
        shop.stock(catalogue);
        shop.learn(new ShopHistory(5, 30, 20));
        double lists = shop.listsMade();
        assertThat(lists).isGreaterThanOrEqualTo(SHOPPERS);

        Cost round = shop.round(EVENTS);
        IngestShop.Sustained sustained = shop.sustained(SHOPPERS / 2, 1);

        assertThat(round.ownMicros(EVENTS)).isPositive();
        assertThat(shop.listsMade()).isGreaterThan(lists);
        assertThat(sustained.perSecond()).isPositive();
        assertThat(sustained.listsPerEvent()).isPositive();
      }
    }
  }
}
