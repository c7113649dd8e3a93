package dev.daogou.bench;

import dev.daogou.PersonalizationApp;
import dev.daogou.bench.workbench.Clock;
import dev.daogou.bench.workbench.Patience;
import dev.daogou.bench.workbench.Report;
import dev.daogou.bench.workbench.ServiceChild;
import dev.daogou.bench.workbench.Workbench;
import dev.daogou.figures.Figure;
import dev.daogou.schemas.Origin;
import dev.daogou.schemas.Tenants;
import dev.daogou.schemas.Topics;
import dev.daogou.storefront.replay.Destination;
import dev.daogou.storefront.replay.EventStamp;
import dev.daogou.storefront.replay.HttpDestination;
import dev.daogou.storefront.replay.KafkaDestination;
import dev.daogou.storefront.replay.Lines;
import dev.daogou.storefront.replay.LogFormat;
import dev.daogou.storefront.replay.Replay;
import dev.daogou.storefront.replay.Speed;
import dev.daogou.storefront.replay.Tally;
import dev.daogou.storefront.service.ServiceClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;

/**
 * A recorded log, replayed as fast as it is taken and until all that follows is committed: by Kafka
 * and over HTTP, against the packaged service. Events a second, and processor time of the service
 * and of Kafka for each event; Kafka alone is the floor of HTTP.
 */
final class ReplayBench {
  private static final int CONNECTIONS = 4;
  private static final int BATCH = 100;
  private static final Duration LONGEST = Duration.ofMinutes(4);

  private final Path log;
  private final int events;

  ReplayBench(boolean quick, Path log) {
    this.log = log;
    events = quick ? 10_000 : 40_000;
  }

  /** How one replay went. */
  private record Ran(double perSecond, double cpuMicros) {}

  void run(Report report) throws Exception {
    if (!Files.exists(log)) {
      report.title("replay");
      report.note("no " + log + ": nothing is replayed; --log names a log");
      return;
    }
    report.title("replay: %,d events of %s".formatted(events, log.getFileName()));
    Topics topics = Topics.withPartitions(4);
    try (Workbench bench = Workbench.open();
        Admin admin = bench.admin()) {
      bench.create(topics);
      try (ServiceChild service =
              ServiceChild.start(bench, "replay", List.of("-Ddaogou.topics.partitions=4"));
          ServiceClient client = new ServiceClient(service.address(), Map.of())) {
        Backlog backlog = new Backlog(admin, PersonalizationApp.applicationId(topics));
        Tally first = new Tally();
        var unused = replay("warm-", kafka(bench, topics, first), first, bench, service, backlog);
        Tally byKafka = new Tally();
        Ran kafka =
            replay("kafka-", kafka(bench, topics, byKafka), byKafka, bench, service, backlog);
        Tally byHttp = new Tally();
        Ran http =
            replay(
                "http-",
                new HttpDestination(client, CONNECTIONS, BATCH, byHttp),
                byHttp,
                bench,
                service,
                backlog);
        told(kafka, http, report);
      }
    }
  }

  private static Destination kafka(Workbench bench, Topics topics, Tally tally) {
    return KafkaDestination.to(bench.bootstrapServers(), topics, tally);
  }

  private static void told(Ran kafka, Ran http, Report report) {
    report.add("replay.kafka.events-per-second", kafka.perSecond(), "1/s");
    report.add("replay.kafka.cpu-us-per-event", kafka.cpuMicros(), "us");
    report.add(
        Figure.of("replay.http.events-per-second", http.perSecond(), "1/s")
            .beside("by Kafka", kafka.perSecond()));
    report.add(
        Figure.of("replay.http.cpu-us-per-event", http.cpuMicros(), "us")
            .beside("by Kafka", kafka.cpuMicros()));
  }

  private Ran replay(
      String prefix,
      Destination destination,
      Tally tally,
      Workbench bench,
      ServiceChild service,
      Backlog backlog)
      throws Exception {
    double before = service.cpuSeconds() + Clock.processSeconds(bench.broker());
    double start = Clock.wallSeconds();
    Replay.Settings settings =
        new Replay.Settings(
            log,
            LogFormat.guess(log).orElseThrow(() -> new IOException(log + " is no log")),
            new EventStamp(Tenants.DEFAULT, prefix, Origin.REPLAY),
            new Speed(Double.POSITIVE_INFINITY),
            events,
            0);
    try (Lines lines = Lines.of(log);
        destination) {
      new Replay(settings, destination, tally, System.err).run(lines);
    }
    if (destination.failure().isPresent()) {
      throw new IOException(destination.failure().get());
    }
    Patience.await("the replay", LONGEST, backlog::isDone);
    double used = service.cpuSeconds() + Clock.processSeconds(bench.broker()) - before;
    return new Ran(tally.accepted() / (Clock.wallSeconds() - start), used * 1e6 / tally.accepted());
  }
}
