package dev.daogou.storefront.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.daogou.embedded.EmbeddedKafkaSettings;
import dev.daogou.figures.Figure;
import dev.daogou.schemas.ShopperKey;
import dev.daogou.schemas.Tenants;
import dev.daogou.schemas.Topics;
import dev.daogou.storefront.catalogue.DemoCatalogue;
import dev.daogou.storefront.keys.NewKey;
import dev.daogou.storefront.service.Answer;
import dev.daogou.storefront.service.ServiceClient;
import dev.daogou.storefront.service.Shop;
import dev.daogou.storefront.simulator.Habits;
import dev.daogou.storefront.simulator.Shopper;
import dev.daogou.storefront.simulator.Shoppers;
import java.io.PrintStream;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * The main job on one machine, from nothing to recommendations: Kafka, the service, a catalogue,
 * shoppers, figures.
 */
public final class Demo {
  private static final Duration START_PATIENCE = Duration.ofMinutes(3);
  private static final double FRESHNESS_PER_SECOND = 20;
  private static final Duration LAST_LISTS = Duration.ofSeconds(2);

  private final DemoSettings settings;
  private final Installation installation;
  private final PrintStream out;
  private final CountDownLatch stop;
  private long dots;

  /**
   * @param out where everything is told; the last line is the summary in JSON
   * @param stop ends the demo early, and still in good order
   */
  public Demo(
      DemoSettings settings, Installation installation, PrintStream out, CountDownLatch stop) {
    this.settings = settings;
    this.installation = installation;
    this.out = out;
    this.stop = stop;
  }

  /** Runs it to its end; gives the exit code. */
  public int run() throws InterruptedException {
    if (!installation.service().toFile().exists()) {
      out.println("The service is not built: " + installation.service() + " is missing.");
      out.println("Build it with: mvn -Dquick package");
      return 1;
    }
    Optional<Integer> port = FreePort.check(settings.port());
    if (port.isEmpty()) {
      out.println("Port " + settings.port() + " is taken: choose another with --port.");
      return 1;
    }
    DataFolder folder = new DataFolder(settings.data());
    folder.prepare(settings.fresh());
    out.println("Data in " + folder.path());
    Optional<Integer> kafkaPort = FreePort.check(settings.kafkaPort());
    if (kafkaPort.isEmpty()) {
      out.println("Port " + settings.kafkaPort() + " is taken: choose another with --kafka-port.");
      return 1;
    }
    EmbeddedKafkaSettings kafkaSettings =
        EmbeddedKafkaSettings.in(folder.kafka()).withPort(kafkaPort.get());
    boolean isNew = folder.isNew();
    out.print("Starting Kafka and the service ");
    out.flush();
    try (KafkaStart kafka = KafkaStart.begin(kafkaSettings)) {
      // Topics that are there already decide how many partitions there are.
      Partitions partitions =
          isNew
              ? Partitions.suiting(Runtime.getRuntime().availableProcessors())
              : Partitions.in(kafka.await());
      return withKafka(kafka, "127.0.0.1:" + kafkaPort.get(), partitions, folder, port.get());
    }
  }

  private int withKafka(
      KafkaStart kafka, String bootstrapServers, Partitions partitions, DataFolder folder, int port)
      throws InterruptedException {
    Topics topics = Topics.withPartitions(partitions.count());
    URI address = URI.create("http://127.0.0.1:" + port);
    ServiceSettings service =
        new ServiceSettings(settings.service())
            .with("daogou.kafka.bootstrap-servers", bootstrapServers)
            .with("daogou.topics.partitions", partitions.count())
            .with("daogou.personalize.threads", partitions.threads())
            .with("daogou.state-dir", folder.state())
            .with("quarkus.http.host", "127.0.0.1")
            .with("daogou.security.open", true)
            .with("daogou.security.keys.demo.hash", new NewKey("demo").hash())
            .with("daogou.security.keys.demo.roles", "publish,read,merchandise,admin")
            .with("quarkus.http.port", port);
    service = DemoShop.opened(service, port);
    try (ServiceProcess process =
            ServiceProcess.inBackground(installation.service(), service, folder.log());
        ServiceClient client = new ServiceClient(address, Map.of())) {
      kafka.await().create(topics);
      return switch (process.awaitReady(client, START_PATIENCE, this::tick, this::isStopped)) {
        case ServiceProcess.Readiness.Ready _ -> {
          tellAddresses(address, bootstrapServers, folder);
          ProcessorTimes processors = new ProcessorTimes(process.handle());
          yield withService(process, processors, client, bootstrapServers, topics, folder);
        }
        case ServiceProcess.Readiness.Died died ->
            failed("The service ended with exit code " + died.exitCode(), died.logTail());
        case ServiceProcess.Readiness.TooSlow slow ->
            failed("The service was not ready in time", slow.logTail());
        case ServiceProcess.Readiness.CalledOff _ -> failed("Stopped", "");
      };
    }
  }

  private int withService(
      ServiceProcess process,
      ProcessorTimes processors,
      ServiceClient client,
      String bootstrapServers,
      Topics topics,
      DataFolder folder)
      throws InterruptedException {
    int number = folder.nextRun();
    Shop shop = new Shop(client);
    DemoCatalogue catalogue = DemoCatalogue.compose();
    Optional<String> failure = CatalogueLoading.load(catalogue, shop);
    if (failure.isPresent()) {
      return failed("The catalogue was not taken: " + failure.get(), process.logTail());
    }
    String name = "demo-" + Long.toString(System.currentTimeMillis(), 36);
    out.printf("Catalogue of %d items sent. Trying the way … ", catalogue.items().size());
    out.flush();
    String visitor = "opening-" + name;
    double expected = settings.rate().orElse(Rate.USUAL);
    Opening.Found found = new Opening(shop, catalogue, visitor, expected).rehearse();
    out.println(found);
    double rate = settings.rate().orElseGet(() -> Rate.suiting(found.clicksPerSecond()));
    out.printf("%s events a second. %d shoppers come in.%n", Rate.text(rate), settings.shoppers());
    String left = new ShopperKey(Tenants.DEFAULT, visitor).toString();
    try (TopicCounter counter = new TopicCounter(bootstrapServers, topics, left)) {
      Run run = new Run(name, shop, rate, FRESHNESS_PER_SECOND);
      List<Shopper> shoppers =
          Shoppers.draw(settings.shoppers(), catalogue, Habits.usual(), settings.seed(), number);
      long start = System.nanoTime();
      processors.doorsOpen();
      try (LiveShoppers crowd = LiveShoppers.letIn(shoppers, run, rate, settings.seed())) {
        watch(process, processors, run, counter, start, rate);
      }
      double seconds = (System.nanoTime() - start) / 1e9;
      processors.end();
      TimeUnit.NANOSECONDS.sleep(LAST_LISTS.toNanos());
      Summary summary = summary(number, seconds, run, counter, status(client));
      List<Figure> figures = DemoFigures.of(summary, run.freshness(), processors);
      return conclude(summary, figures, process);
    }
  }

  private void watch(
      ServiceProcess process,
      ProcessorTimes processors,
      Run run,
      TopicCounter counter,
      long start,
      double rate)
      throws InterruptedException {
    boolean isTerminal = System.console() != null && System.console().isTerminal();
    LiveLine line = new LiveLine(out, isTerminal, rate);
    long end = settings.length().map(d -> start + d.toNanos()).orElse(Long.MAX_VALUE);
    boolean stopped = false;
    while (!stopped && process.isAlive() && System.nanoTime() < end) {
      long left = Math.min(end - System.nanoTime(), TimeUnit.SECONDS.toNanos(1));
      stopped = stop.await(left, TimeUnit.NANOSECONDS);
      line.show(run, counter);
      processors.look();
    }
    line.end();
  }

  private Summary summary(
      int number, double seconds, Run run, TopicCounter counter, Map<String, String> service) {
    return new Summary(
        settings.seed(),
        number,
        settings.shoppers(),
        seconds,
        run.eventsIn().get(),
        counter.lists(),
        counter.shoppersWithLists(),
        counter.deadLetters(),
        run.freshness().figures(),
        run.freshness().early(),
        run.hitRates().figures(),
        counter.listFigures(),
        Map.copyOf(run.levels()),
        Map.copyOf(run.readsFailed()),
        Map.copyOf(run.sendsFailed()),
        service);
  }

  private int conclude(Summary summary, List<Figure> figures, ServiceProcess process) {
    boolean alive = process.isAlive();
    if (!alive) {
      failed("The service ended in the middle of the run", process.logTail());
    }
    out.println();
    out.print(summary.table());
    settings.json().ifPresent(file -> JsonFile.write(file, summary.json()));
    settings.figures().ifPresent(file -> JsonFile.write(file, figures));
    out.println(summary.json());
    out.flush();
    return alive && summary.listsPublished() > 0 ? 0 : 1;
  }

  private Map<String, String> status(ServiceClient client) {
    Answer answer = client.get("/v1/status");
    if (!(answer instanceof Answer.Ok)) {
      out.println("The service does not tell its status: " + answer);
    }
    Map<String, String> status = new LinkedHashMap<>();
    JsonNode body = answer instanceof Answer.Ok ok ? ok.body() : MissingNode.getInstance();
    for (String name : List.of("provider", "encoder", "ranker")) {
      status.put(name, body.path(name).asText("unknown"));
    }
    return status;
  }

  private void tellAddresses(URI address, String bootstrapServers, DataFolder folder) {
    out.println(" ready");
    out.println("  Kafka       " + bootstrapServers);
    out.println("  Shop        " + address + "/shop/");
    out.println("  Board       " + address + "/board/");
    out.println("  API         " + address + "/v1");
    out.println("  Swagger UI  " + address + "/q/swagger-ui");
    out.println("  Metrics     " + address + "/q/metrics");
    out.println("  Log         " + folder.log());
  }

  private int failed(String what, String logTail) {
    out.println();
    out.println(what + (logTail.isEmpty() ? "." : "; the end of its log:"));
    out.println(logTail);
    return 1;
  }

  private void tick(Duration waited) {
    if (waited.toSeconds() > dots) {
      dots = waited.toSeconds();
      out.print('.');
      out.flush();
    }
  }

  private boolean isStopped() {
    return stop.getCount() == 0;
  }
}
