package dev.daogou.storefront.demo;

import dev.daogou.storefront.catalogue.DemoCatalogue;
import dev.daogou.storefront.service.ServiceClient;
import dev.daogou.storefront.service.Shop;
import dev.daogou.storefront.simulator.Habits;
import dev.daogou.storefront.simulator.Shoppers;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/**
 * What the demo's shoppers do to a service that runs already, for those who measure what it costs:
 * views, carts, orders, searches, impressions, clicks, and a read before every view.
 */
public final class DemoTraffic implements AutoCloseable {
  private static final double FRESHNESS_PER_SECOND = 20;
  private static final Map<String, String> NO_HEADERS = Map.of();

  private final ServiceClient client;
  private final Run run;
  private final LiveShoppers crowd;

  /**
   * How it went so far.
   *
   * @param events that the service took
   * @param reads of lists before views
   * @param failed requests of either kind
   * @param freshnessSamples clicks whose list was waited for
   * @param uncovered those of them whose list never came
   * @param freshnessP50 milliseconds from sending a click until its list could be read
   * @param freshnessP99 the same of the slowest hundredth
   */
  public record Figures(
      long events,
      long reads,
      long failed,
      int freshnessSamples,
      long uncovered,
      double freshnessP50,
      double freshnessP99) {}

  private DemoTraffic(ServiceClient client, Run run, LiveShoppers crowd) {
    this.client = client;
    this.run = run;
    this.crowd = crowd;
  }

  /**
   * Settings of the service that decide what an event costs, as the demo has them; by full name.
   */
  public static Map<String, String> serviceSettings() {
    Partitions partitions = Partitions.suiting(Runtime.getRuntime().availableProcessors());
    return Map.of(
        "daogou.topics.partitions", Integer.toString(partitions.count()),
        "daogou.personalize.threads", Integer.toString(partitions.threads()));
  }

  /**
   * Sends the demo's catalogue and says how many items it has.
   *
   * @throws IOException where the service does not take it
   */
  public static int loadCatalogue(URI service) throws IOException, InterruptedException {
    DemoCatalogue catalogue = DemoCatalogue.compose();
    try (ServiceClient client = new ServiceClient(service, NO_HEADERS)) {
      Optional<String> failure = CatalogueLoading.load(catalogue, new Shop(client));
      if (failure.isPresent()) {
        throw new IOException("the catalogue was not taken: " + failure.get());
      }
    }
    return catalogue.items().size();
  }

  /**
   * Lets shoppers in, who come until closing.
   *
   * @param number of the run, from 1: the same shoppers make other visits in each
   * @param rate events a second of all shoppers together
   * @param seed of the shoppers
   */
  public static DemoTraffic start(URI service, int number, double rate, int shoppers, long seed) {
    ServiceClient client = new ServiceClient(service, NO_HEADERS);
    Run run = new Run("traffic-" + number, new Shop(client), rate, FRESHNESS_PER_SECOND);
    var everybody = Shoppers.draw(shoppers, DemoCatalogue.compose(), Habits.usual(), seed, number);
    return new DemoTraffic(client, run, LiveShoppers.letIn(everybody, run, rate, seed));
  }

  /** The figures so far. */
  public Figures figures() {
    Freshness.Figures freshness = run.freshness().figures();
    return new Figures(
        run.eventsIn().get(),
        sum(run.levels()),
        sum(run.sendsFailed()) + sum(run.readsFailed()),
        freshness.samples(),
        freshness.uncovered(),
        freshness.p50(),
        freshness.p99());
  }

  /** Sends everybody home. */
  @Override
  public void close() {
    crowd.close();
    client.close();
  }

  private static long sum(Map<String, Long> counts) {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }
}
