package dev.daogou.bench.faults;

import static dev.daogou.app.DeadLetter.DETAIL;
import static dev.daogou.app.DeadLetter.REASON;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.daogou.bench.faults.Kept.Differences;
import dev.daogou.bench.workbench.Clock;
import dev.daogou.bench.workbench.Report;
import dev.daogou.bench.workbench.Samples;
import dev.daogou.bench.workbench.ServiceCalls;
import dev.daogou.schemas.Tenants;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * Runs the program under a counted load while faults strike and strangers send what they like, and
 * tells what became of it: what was lost or counted twice, which answers nothing explains, for how
 * long nothing could be read and lists were stale, which partitions stand still, what memory grew.
 */
public final class FaultsBench {
  private static final Duration A_FULL_RUN = Duration.ofMinutes(20);
  private static final Duration SETTLING = Duration.ofMinutes(3);
  private static final double EVENTS_PER_SECOND = 40;
  // A little above the goal of a full run, as what is lost while Kafka is away does not count.
  private static final double REQUESTS_PER_SECOND = 55_000.0 / A_FULL_RUN.toSeconds();
  private static final double RECORDS_PER_SECOND = 115_000.0 / A_FULL_RUN.toSeconds();
  private static final double FLOODS_PER_SECOND = 0.5;
  private static final double SLOW_READERS_PER_SECOND = 1;

  private static final Path LOGS =
      Path.of(System.getProperty("daogou.home", ".")).resolve(".daogou/faults");

  private final Duration length;
  private final long seed;
  private final Optional<String> only;
  private int neverReady;

  /**
   * @param length of the time in which faults strike
   * @param seed of everything that is left to chance
   * @param only a word in the names of the faults that are to strike; empty for all, by plan
   */
  public FaultsBench(Duration length, long seed, Optional<String> only) {
    this.length = length;
    this.seed = seed;
    this.only = only;
  }

  /**
   * Runs it.
   *
   * @return whether everything is as it must be
   * @throws IOException where the program cannot be started, or does not become ready again
   */
  public boolean run(Report report) throws Exception {
    report.title("faults: %d s, seed %d".formatted(length.toSeconds(), seed));
    Answers answers = new Answers();
    Ledger ledger = new Ledger();
    try (Installation installation = new Installation();
        Doors doors = Doors.of(installation, answers)) {
      String key = installation.keys().shop().text();
      try (ServiceCalls calls = ServiceCalls.withKey(doors.address(0), key)) {
        calls.fillCatalogue(CountedLoad.ITEMS);
      }
      boolean well = run(new Parts(installation, doors, answers, ledger), report);
      installation.copyLogs(LOGS);
      report.note("the logs of all processes are in " + LOGS);
      return well;
    }
  }

  /** What a run is made of. */
  private record Parts(Installation installation, Doors doors, Answers answers, Ledger ledger) {}

  private boolean run(Parts parts, Report report) throws Exception {
    Sender sender = new Sender(parts.doors(), parts.ledger());
    CountedLoad load = new CountedLoad(sender, parts.doors(), EVENTS_PER_SECOND, seed);
    Reads reads = new Reads(parts.doors(), load, seed);
    FreshnessProbe freshness = new FreshnessProbe(parts.doors(), sender);
    load.start();
    warmUp();
    double memoryBefore = memory(parts.installation(), report);
    reads.start();
    freshness.start();
    Struck struck = strike(parts, load, reads, report);
    Thread.sleep(Duration.ofSeconds(10));
    freshness.close();
    reads.close();
    load.close();
    return new Verdict(parts.installation(), parts.answers(), parts.ledger(), report)
        .tell(sender, reads, freshness.seconds(), struck, memoryBefore);
  }

  private void warmUp() throws InterruptedException {
    Thread.sleep(length.compareTo(A_FULL_RUN) < 0 ? Duration.ofSeconds(15) : Duration.ofMinutes(1));
  }

  private static double memory(Installation installation, Report report)
      throws IOException, InterruptedException {
    double sum = 0;
    for (Member member : installation.members()) {
      HeldMemory held = HeldMemory.of(member.process().handle());
      report.note(member.name() + " holds " + held);
      sum += held.mebibytes();
    }
    return sum;
  }

  /** What was done to the program. */
  record Struck(
      List<String> faults,
      int neverReady,
      long requests,
      long records,
      long floods,
      long slow,
      int attacks) {}

  private Struck strike(Parts parts, CountedLoad load, Reads reads, Report report)
      throws Exception {
    Installation installation = parts.installation();
    HostileRecords records = new HostileRecords(installation);
    Stranger stranger = new Stranger(installation, parts.doors(), parts.answers());
    PacedNoise requests =
        new PacedNoise(
            "requests",
            new HostileRequests(parts.doors(), installation.keys(), parts.answers()),
            REQUESTS_PER_SECOND,
            seed + 1);
    PacedNoise written = new PacedNoise("records", records, RECORDS_PER_SECOND, seed + 2);
    PacedNoise floods =
        new PacedNoise("floods", new HostileFrames(parts.doors()), FLOODS_PER_SECOND, seed + 3);
    PacedNoise slow =
        new PacedNoise(
            "slow",
            new SlowReaders(parts.doors(), load, installation.keys()),
            SLOW_READERS_PER_SECOND,
            seed + 4);
    Attacks attacks = new Attacks(stranger, Math.clamp(length.toSeconds(), 120, 300), seed + 5);
    report.note(
        "malformed records go to %d topics, those between the stages among them"
            .formatted(records.topicCount()));
    List<String> faults;
    try (records;
        requests;
        written;
        floods;
        slow;
        attacks) {
      requests.start();
      written.start();
      floods.start();
      slow.start();
      attacks.start();
      faults = strikeByPlan(installation, reads, report);
    }
    return new Struck(
        faults,
        neverReady,
        requests.done() + floods.done(),
        records.written(),
        floods.done(),
        slow.done(),
        attacks.struck());
  }

  private List<String> strikeByPlan(Installation installation, Reads reads, Report report)
      throws Exception {
    Random random = new Random(seed);
    Scene scene = new Scene(installation, random, length.compareTo(A_FULL_RUN) < 0);
    List<Fault> plan = only.map(Plan::named).orElseGet(() -> Plan.of(length, random));
    double end = Clock.wallSeconds() + length.toSeconds();
    List<String> struck = new ArrayList<>();
    for (int number = 0; number < plan.size(); number++) {
      Fault fault = plan.get(number);
      Optional<String> hindrance = fault.hindrance();
      if (hindrance.isPresent()) {
        report.note("not tried: %s: %s".formatted(fault.name(), hindrance.get()));
        continue;
      }
      double left = Math.max(0, end - Clock.wallSeconds()) / (plan.size() - number);
      Thread.sleep((long) (1000 * Math.min(left / 2, 10) * (0.5 + random.nextDouble())));
      double began = Clock.wallSeconds();
      strike(fault, scene, report);
      struck.add(fault.name());
      report.note(
          "%s: over after %.1f s, longest time without a read %.1f s"
              .formatted(fault.name(), Clock.wallSeconds() - began, reads.longestGapOfLate()));
    }
    Thread.sleep((long) (1000 * Math.max(0, end - Clock.wallSeconds())));
    return struck;
  }

  // What is not ready again will be seen in the end; the other faults are to strike all the same.
  private void strike(Fault fault, Scene scene, Report report) throws Exception {
    try {
      fault.strike(scene);
    } catch (IOException notReady) {
      neverReady++;
      report.note(fault.name() + ": " + notReady.getMessage());
    }
  }

  /** Says what became of everything. */
  private record Verdict(Installation installation, Answers answers, Ledger ledger, Report report) {
    private static final String SHOP = Tenants.DEFAULT + "/";
    private static final int LONGEST = 150;

    boolean tell(Sender sender, Reads reads, Samples freshness, Struck struck, double memoryBefore)
        throws Exception {
      Set<TopicPartition> standing =
          new StandingPartitions(installation.bench(), installation.topics()).after(SETTLING);
      Differences differences = differences();
      double memory = memory(installation, report);
      int own = installation.members().stream().mapToInt(Member::endedByItself).sum();
      report.count(
          "faults.kills", struck.faults().stream().filter(f -> f.startsWith("kill")).count());
      report.count("faults.struck", struck.faults().size());
      report.count("faults.never-ready-again", struck.neverReady());
      report.count("faults.attacks", struck.attacks());
      report.count("faults.http.malformed", struck.requests());
      report.count("faults.http2.floods", struck.floods());
      report.count("faults.streams.slow-readers", struck.slow());
      report.count("faults.records.malformed", struck.records());
      report.count("faults.events.acknowledged", sender.taken());
      report.count("faults.events.sent-again", sender.repeated());
      report.count("faults.events.not-taken", sender.notTaken());
      report.count("faults.events.refused", sender.refused().size());
      report.count("faults.events.lost", differences.lostEvents());
      report.count("faults.events.counted-twice", differences.eventsCountedTwice());
      report.count("faults.answers.5xx-unexplained", answers.unexplained());
      report.count("faults.processes.ended-by-themselves", own);
      report.count("faults.partitions-stopped", standing.size());
      report.count("faults.reads.answered", reads.answered());
      report.count("faults.reads.failed", reads.failed());
      report.add("faults.reads.longest-gap-seconds", reads.longestGapSeconds(), "s");
      report.add("faults.lists.stale-seconds-median", freshness.median(), "s");
      report.add("faults.lists.stale-seconds-longest", freshness.quantile(1), "s");
      report.add("faults.memory.before-mib", memoryBefore, "MiB");
      report.add("faults.memory.after-mib", memory, "MiB");
      report.add("faults.memory.growth-share", memory / memoryBefore - 1, "");
      explain(sender, differences, standing);
      return differences.areNone()
          && standing.isEmpty()
          && struck.neverReady() == 0
          && answers.unexplained() == 0
          && sender.notTaken() == 0
          && sender.refused().isEmpty()
          && own == 0;
    }

    private Differences differences() throws Exception {
      TopicReader reader = new TopicReader(installation.bench().bootstrapServers());
      long deadline = System.nanoTime() + SETTLING.toNanos();
      Differences differences;
      do {
        Thread.sleep(2000);
        differences =
            Differences.between(ledger.counts(), Kept.read(reader, installation.topics()));
      } while (!differences.areNone() && System.nanoTime() < deadline);
      return differences;
    }

    /** Dead letters whose key is the shop's, by reason, topic and stage. */
    private Map<String, Integer> setAside() {
      Map<String, Integer> reasons = new TreeMap<>();
      new TopicReader(installation.bench().bootstrapServers())
          .read(
              installation.topics().deadLetters().name(),
              Map.of(),
              letter -> {
                if (letter.key() != null && new String(letter.key(), UTF_8).startsWith(SHOP)) {
                  reasons.merge(text(letter, REASON) + " " + text(letter, DETAIL), 1, Integer::sum);
                }
              });
      return reasons;
    }

    private static String text(ConsumerRecord<?, ?> letter, String header) {
      String text = new String(letter.headers().lastHeader(header).value(), UTF_8);
      return text.substring(0, Math.min(LONGEST, text.length()));
    }

    private void explain(Sender sender, Differences differences, Set<TopicPartition> standing) {
      report.note("acknowledged: " + ledger.totals());
      report.note("answers by status: " + answers.counts());
      if (!differences.areNone()) {
        report.note("lost: %s; too many: %s".formatted(differences.lost(), differences.tooMany()));
        report.note("missing, among others: " + differences.first());
        report.note("set aside of the counted load: " + setAside());
      }
      sender.refused().stream().limit(5).forEach(what -> report.note("refused: " + what));
      answers.firstUnexplained().forEach(what -> report.note("unexplained: " + what));
      standing.forEach(partition -> report.note("stands still: " + partition));
    }
  }
}
