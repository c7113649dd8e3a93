package dev.daogou.bench;

import dev.daogou.app.StageMetrics;
import dev.daogou.schemas.Origin;
import dev.daogou.schemas.Topics;
import dev.daogou.schemas.ValueSerdes;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaStreams;

/**
 * Events a second through all stages, beside the floor: rounds of both in turn on one broker, each
 * from the first event sent until everything that follows is committed.
 */
final class IngestBench {
  private static final String FLOOR = "floor, one state and one record an event";
  private static final int PARTITIONS = 4;
  private static final int SHOPPERS = 20_000;
  private static final int ITEMS = 5_000;
  private static final int WARM_UP = 2_000;
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private final int events;
  private final int rounds;
  private final boolean backfill;
  private Workbench bench;
  private Admin admin;

  /**
   * @param backfill whether history that is back-filled is compared with history that is replayed,
   *     rather than live events with the floor
   */
  IngestBench(boolean quick, boolean backfill) {
    this.backfill = backfill;
    events = quick ? 30_000 : 200_000;
    rounds = quick ? 3 : 5;
  }

  void run(Report report) throws Exception {
    report.title(
        "ingest: %,d views by %,d shoppers of %,d items, %d partitions, one stream thread"
            .formatted(events, SHOPPERS, ITEMS, PARTITIONS));
    try (Workbench opened = Workbench.open();
        Admin client = Admin.create(clientSettings(opened))) {
      bench = opened;
      admin = client;
      if (backfill) {
        historyInTurn(report);
      } else {
        inTurn(report);
      }
    }
  }

  private void historyInTurn(Report report) throws Exception {
    Pair rates = new Pair();
    Pair costs = new Pair();
    Samples replayed = new Samples();
    Samples filled = new Samples();
    for (int round = 0; round < rounds; round++) {
      SimpleMeterRegistry replaying = new SimpleMeterRegistry();
      Ran replay = ours("replay" + round, replaying, Origin.REPLAY);
      SimpleMeterRegistry filling = new SimpleMeterRegistry();
      Ran fill = ours("backfill" + round, filling, Origin.BACKFILL);
      report.note("round %d: replay %s, back-fill %s".formatted(round + 1, replay, fill));
      rates.add(replay.pace().perSecond(events), fill.pace().perSecond(events));
      costs.add(replay.pace().cpuMicros(events), fill.pace().cpuMicros(events));
      replayed.add(replay.listsPerShopper());
      filled.add(fill.listsPerShopper());
    }
    rates.into(
        report, "events/s", "replay, a list as events come", "back-fill", "backfill / replay");
    costs.into(
        report, "cpu-us/event", "replay, a list as events come", "back-fill", "backfill / replay");
    report.add("ingest", "replay, lists published a shopper", replayed.median(), "");
    report.add("ingest", "back-fill, lists published a shopper", filled.median(), "");
  }

  private void inTurn(Report report) throws Exception {
    Pair rates = new Pair();
    Pair costs = new Pair();
    Samples rescored = new Samples();
    for (int round = 0; round < rounds; round++) {
      Pace floor = floor(round);
      SimpleMeterRegistry meters = new SimpleMeterRegistry();
      Pace ours = ours("ours" + round, meters, Origin.LIVE).pace();
      report.note("round %d: floor %s, ours %s".formatted(round + 1, floor, ours));
      rates.add(floor.perSecond(events), ours.perSecond(events));
      rescored.add(rescored(meters));
      costs.add(floor.cpuMicros(events), ours.cpuMicros(events));
    }
    rates.into(report, "events/s", FLOOR, "ours, all stages", "ours / floor");
    costs.into(report, "cpu-us/event", FLOOR, "ours, all stages", "ours / floor");
    report.add("ingest", "ours, full rescorings an event", rescored.median(), "");
  }

  private Pace floor(int round) throws Exception {
    Topics topics = topics("floor" + round + ".");
    String application = "floor" + round;
    try (KafkaStreams streams =
        new KafkaStreams(
            FloorTopology.of(topics.events().name(), topics.recommendations().name()),
            FloorTopology.properties(application, servers(), bench.path(application)))) {
      streams.start();
      Pace pace = sendAll(topics, application, new Clicks(SHOPPERS, ITEMS)).untilNow();
      streams.close(
          CloseOptions.groupMembershipOperation(CloseOptions.GroupMembershipOperation.LEAVE_GROUP));
      return pace;
    }
  }

  /** How our topology did. */
  private record Ran(Pace pace, double listsPerShopper) {
    @Override
    public String toString() {
      return "%s, %.2f lists a shopper".formatted(pace, listsPerShopper);
    }
  }

  private Ran ours(String name, SimpleMeterRegistry meters, Origin origin) throws Exception {
    Topics topics = topics(name + ".");
    Clicks clicks = new Clicks(SHOPPERS, ITEMS, origin);
    try (Personalizer personalizer = Personalizer.start(bench, name, topics, meters);
        Markers markers = new Markers(servers(), topics)) {
      Pace sent = sendAll(topics, personalizer.applicationId(), clicks);
      await(() -> markers.cover(WARM_UP + events));
      Pace pace = sent.untilNow();
      await(() -> personalizer.lists() >= clicks.shoppersSeen());
      return new Ran(pace, personalizer.lists() / clicks.shoppersSeen());
    }
  }

  /** Sends everything, waits until it is committed, and says when the measured part began. */
  private Pace sendAll(Topics topics, String application, Clicks clicks) throws Exception {
    Backlog backlog = new Backlog(admin, application);
    String input = topics.events().name();
    clicks.send(WARM_UP, servers(), topics.events());
    await(() -> backlog.isDone(input, WARM_UP));
    Pace start = Pace.start();
    clicks.send(events, servers(), topics.events());
    await(() -> backlog.isDone(input, WARM_UP + events));
    return start;
  }

  /** Less than one, where events of a shopper that waits are taken together. */
  private double rescored(SimpleMeterRegistry meters) {
    return meters.find(StageMetrics.BATCH_SIZE).summary().totalAmount() / (WARM_UP + events);
  }

  private Topics topics(String prefix) {
    Topics topics = Topics.of(prefix, PARTITIONS, ValueSerdes.singleObject());
    bench.kafka().create(topics);
    return topics;
  }

  private String servers() {
    return bench.kafka().bootstrapServers();
  }

  private static Map<String, Object> clientSettings(Workbench bench) {
    return Map.of(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bench.kafka().bootstrapServers());
  }

  private static void await(Condition condition) throws InterruptedException, ExecutionException {
    double deadline = Clock.wallSeconds() + PATIENCE.toSeconds();
    while (!condition.holds()) {
      if (Clock.wallSeconds() > deadline) {
        throw new IllegalStateException("not done within " + PATIENCE);
      }
      Thread.sleep(20);
    }
  }

  private interface Condition {
    boolean holds() throws InterruptedException, ExecutionException;
  }

  /** The same figure of the floor and of ours, round by round. */
  private static final class Pair {
    private final Samples floor = new Samples();
    private final Samples ours = new Samples();
    private final Samples ratios = new Samples();

    void add(double least, double own) {
      floor.add(least);
      ours.add(own);
      ratios.add(own / least);
    }

    void into(Report report, String unit, String one, String other, String ratio) {
      report.add("ingest", one, floor.median(), unit);
      report.add("ingest", other, ours.median(), unit);
      report.add("ingest", ratio + ", " + unit, ratios.median(), "x");
    }
  }
}
