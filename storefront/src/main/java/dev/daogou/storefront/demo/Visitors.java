package dev.daogou.storefront.demo;

import dev.daogou.storefront.catalogue.DemoCatalogue;
import dev.daogou.storefront.service.ServiceClient;
import dev.daogou.storefront.service.Shop;
import dev.daogou.storefront.simulator.Habits;
import dev.daogou.storefront.simulator.Shopper;
import dev.daogou.storefront.simulator.Shoppers;
import java.io.PrintStream;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Simulated shoppers at a service that runs already. Where there are several instances, each
 * shopper stays with one of them, and they come in equal shares.
 */
public final class Visitors {
  private static final Duration BETWEEN_LINES = Duration.ofSeconds(10);

  private final Settings settings;
  private final PrintStream out;
  private final CountDownLatch stop;

  /**
   * What visitors do.
   *
   * @param services addresses of the instances
   * @param headers of every request
   * @param rate events a second, all together
   * @param length how long they come; empty until stopped
   */
  public record Settings(
      List<URI> services,
      Map<String, String> headers,
      double rate,
      int shoppers,
      long seed,
      Optional<Duration> length) {
    public Settings {
      services = List.copyOf(services);
      headers = Map.copyOf(headers);
      if (services.isEmpty() || !(rate > 0) || shoppers < services.size()) {
        throw new IllegalArgumentException(
            "visitors need an address, a rate above 0 and a shopper for each address");
      }
    }
  }

  /**
   * @param out where the figures are told
   * @param stop ends the visits early
   */
  public Visitors(Settings settings, PrintStream out, CountDownLatch stop) {
    this.settings = settings;
    this.out = out;
    this.stop = stop;
  }

  /** Sends the catalogue, then lets them come; gives the exit code: 0 when events were taken. */
  public int run() throws InterruptedException {
    DemoCatalogue catalogue = DemoCatalogue.compose();
    List<ServiceClient> clients =
        settings.services().stream()
            .map(address -> new ServiceClient(address, settings.headers()))
            .toList();
    try {
      Optional<String> failure = CatalogueLoading.load(catalogue, new Shop(clients.getFirst()));
      if (failure.isPresent()) {
        out.println("The catalogue was not taken: " + failure.get());
        return 1;
      }
      out.printf("Catalogue of %d items sent.%n", catalogue.items().size());
      return visit(catalogue, clients);
    } finally {
      clients.forEach(ServiceClient::close);
    }
  }

  private int visit(DemoCatalogue catalogue, List<ServiceClient> clients)
      throws InterruptedException {
    double rate = settings.rate() / clients.size();
    String name = "visit-" + Long.toString(System.currentTimeMillis(), 36);
    List<Shopper> shoppers =
        Shoppers.draw(settings.shoppers(), catalogue, Habits.usual(), settings.seed());
    List<Run> runs = new ArrayList<>();
    List<LiveShoppers> crowds = new ArrayList<>();
    try {
      for (int i = 0; i < clients.size(); i++) {
        Run run = new Run(name + "-" + i, new Shop(clients.get(i)), rate, 1);
        runs.add(run);
        crowds.add(
            LiveShoppers.letIn(share(shoppers, i, clients.size()), run, rate, settings.seed() + i));
      }
      watch(runs);
    } finally {
      crowds.forEach(LiveShoppers::close);
    }
    return runs.stream().anyMatch(run -> run.eventsIn().get() > 0) ? 0 : 1;
  }

  private static List<Shopper> share(List<Shopper> shoppers, int number, int of) {
    return shoppers.subList(number * shoppers.size() / of, (number + 1) * shoppers.size() / of);
  }

  private void watch(List<Run> runs) throws InterruptedException {
    long end =
        settings
            .length()
            .map(Duration::toNanos)
            .map(n -> System.nanoTime() + n)
            .orElse(Long.MAX_VALUE);
    boolean over = false;
    while (!over) {
      long left = Math.min(end - System.nanoTime(), BETWEEN_LINES.toNanos());
      over = left <= 0 || stop.await(left, TimeUnit.NANOSECONDS);
      for (int i = 0; i < runs.size(); i++) {
        tell(settings.services().get(i), runs.get(i));
      }
    }
  }

  private void tell(URI service, Run run) {
    Freshness.Figures freshness = run.freshness().figures();
    out.printf(
        Locale.ROOT,
        "%s | events %,d | fresh p50 %.1f p99 %.1f ms | hit %.1f %% | levels %s%s%n",
        service,
        run.eventsIn().get(),
        freshness.p50(),
        freshness.p99(),
        100 * run.hitRates().figures().hitRate(),
        new TreeMap<>(run.levels()),
        failures(run));
    out.flush();
  }

  private static String failures(Run run) {
    Map<String, Long> failed = new TreeMap<>(run.sendsFailed());
    run.readsFailed().forEach((why, times) -> failed.merge(why, times, Long::sum));
    return failed.isEmpty() ? "" : " | failed " + failed;
  }
}
