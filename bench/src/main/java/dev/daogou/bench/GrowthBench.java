package dev.daogou.bench;

import dev.daogou.bench.workbench.Clock;
import dev.daogou.bench.workbench.Report;
import dev.daogou.bench.workbench.Workbench;
import dev.daogou.recommender.meters.RecommenderMeters;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;

/**
 * How costs grow: of a list with the items of the shop, of learning from an event with its
 * shoppers, both without a broker; of an event through all stages with the partitions, each of
 * which has tasks of its own. Processor time, means; the smallest of each stands for the floor.
 */
final class GrowthBench {
  private static final int FEW_ITEMS = 2_000;
  private static final int ASKED = 100;
  private static final int INTERACTIONS = 20;
  private static final int[] PARTITIONS = {1, 4, 12};

  private final int[] items;
  private final int[] shoppers;
  private final int events;
  private final double cpuSeconds;

  GrowthBench(boolean quick) {
    items = quick ? new int[] {2_000, 20_000} : new int[] {2_000, 20_000, 100_000};
    shoppers = quick ? new int[] {500, 5_000} : new int[] {500, 5_000, 20_000};
    events = quick ? 1_500 : 4_000;
    cpuSeconds = quick ? 4 : 10;
  }

  void run(Report report) throws Exception {
    report.title("growth, in memory");
    for (int count : items) {
      inMemory("growth.items-" + count, count, shoppers[0], report);
    }
    for (int count : shoppers) {
      inMemory("growth.shoppers-" + count, FEW_ITEMS, count, report);
    }
    report.title("growth, through all stages");
    for (int partitions : PARTITIONS) {
      throughAllStages(partitions, report);
    }
  }

  private void inMemory(String name, int items, int shoppers, Report report) throws Exception {
    ShopHistory history = new ShopHistory(INTERACTIONS, INTERACTIONS, 1);
    ShopCatalogue catalogue = new ShopCatalogue(items);
    try (ShopInMemory shop = new ShopInMemory(RecommenderMeters.unobserved())) {
      shop.stock(catalogue);
      double before = Clock.ownSeconds();
      history.play(new ShopEvents(catalogue, shoppers), (shopper, event) -> shop.learn(event));
      double learned = Clock.ownSeconds() - before;
      shop.publish();
      report.add(name + ".learn.cpu-us", learned * 1e6 / history.events(shoppers), "us");
      List<String> asked =
          IntStream.range(0, Math.min(ASKED, shoppers)).mapToObj(ShopEvents::id).toList();
      var unused = micros(shop, asked);
      report.add(name + ".list.cpu-us", micros(shop, asked), "us");
    }
  }

  private double micros(ShopInMemory shop, List<String> asked) {
    double before = Clock.ownSeconds();
    int made = 0;
    while (Clock.ownSeconds() - before < cpuSeconds) {
      if (shop.lists(asked, 1) == 0) {
        throw new IllegalStateException("there are only empty lists");
      }
      made += asked.size();
    }
    return (Clock.ownSeconds() - before) * 1e6 / made;
  }

  private void throughAllStages(int partitions, Report report) throws Exception {
    ShopCatalogue catalogue = new ShopCatalogue(FEW_ITEMS);
    ShopEvents events = new ShopEvents(catalogue, this.events);
    String name = "growth.partitions-" + partitions;
    try (Workbench bench = Workbench.open();
        Admin admin = bench.admin();
        IngestShop shop = new IngestShop(bench, admin, partitions, events)) {
      shop.stock(catalogue);
      shop.round(this.events);
      Cost warm = shop.round(this.events);
      report.add(name + ".event.cpu-us", warm.ownMicros(this.events), "us");
      report.add(name + ".event.broker.cpu-us", warm.brokerMicros(this.events), "us");
    }
  }
}
