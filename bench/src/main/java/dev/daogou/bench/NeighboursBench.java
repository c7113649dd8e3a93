package dev.daogou.bench;

import dev.daogou.bench.workbench.Clock;
import dev.daogou.bench.workbench.Memory;
import dev.daogou.bench.workbench.Report;
import dev.daogou.recommender.items.ItemSpace;
import dev.daogou.recommender.items.ItemSpaces;
import dev.daogou.recommender.sessions.Evidence;
import dev.daogou.recommender.sessions.ScoreAccumulator;
import dev.daogou.recommender.sessions.SessionIndex;
import dev.daogou.recommender.sessions.SessionIndexes;
import dev.daogou.recommender.sessions.SessionLimits;
import dev.daogou.recommender.sessions.SessionScan;
import dev.daogou.recommender.sources.CandidateLimits;
import dev.daogou.recommender.vectors.TopK;
import dev.daogou.schemas.Tenants;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Session neighbours: what a query of the live index takes on one thread, with and without clicks
 * being written meanwhile, and what the index weighs; on a recorded log and on invented ones. The
 * floor is plain VMIS-kNN over an index that never changes: one kind of evidence of ours. Published
 * for a peer, on other machines: a median of 31 us in the core of Serenade.
 */
final class NeighboursBench {
  private static final String DIGINETICA = "diginetica";
  private static final int DENSE_SESSIONS = 100_000;
  private static final int DENSE_ITEMS = 20_000;
  private static final int SEED = 7;
  private static final int TOP = 20;
  private static final long MICRO = 1_000;

  private final SessionLimits limits = SessionLimits.defaults();
  private final ItemSpaces spaces = new ItemSpaces(1, 1);
  private final SessionIndexes indexes = new SessionIndexes(spaces, limits);
  private final ItemSpace space = spaces.of(Tenants.DEFAULT);
  private final SessionIndex index = indexes.of(Tenants.DEFAULT);
  private final SessionScan scan = new SessionScan(limits);
  private final TopK best = new TopK(TOP);
  private final String name;
  private final int rate;
  private final int rounds;

  /** The recent items of a shopper who is not in the index, newest first. */
  @SuppressWarnings("ArrayRecordComponent") // made once, never compared
  private record Query(long session, int[] recent) {}

  private interface Asked {
    int ask(Query query);
  }

  private NeighboursBench(String name, boolean quick, int rate) {
    this.name = "neighbours." + name;
    this.rate = rate;
    this.rounds = quick ? 3 : 7;
  }

  /**
   * Measures on a recorded log and on an invented one.
   *
   * @param log sessions to read
   * @param rate clicks a second while the index is written
   */
  static void run(boolean quick, Path log, int rate, Report report)
      throws IOException, InterruptedException {
    if (Files.exists(log)) {
      String name = log.toString().contains(DIGINETICA) ? DIGINETICA : "log";
      new NeighboursBench(name, quick, rate).run(ClickLog.read(log), report);
    } else {
      report.note("no " + log + ": recorded sessions are left out; --log names a log");
    }
    ClickLog dense = ClickLog.generated(DENSE_SESSIONS, DENSE_ITEMS, SEED);
    new NeighboursBench("dense", quick, rate).run(dense, report);
    if (!quick) {
      ClickLog wide = ClickLog.generated(5 * DENSE_SESSIONS, 5 * DENSE_ITEMS, SEED);
      new NeighboursBench("wide", quick, rate).run(wide, report);
    }
  }

  private void run(ClickLog clicks, Report report) throws InterruptedException {
    report.title("neighbours: " + clicks.name());
    clicks.known().forEach(session -> session.items().forEach(space::slotFor));
    fill(clicks, report);
    List<Query> queries = queries(clicks);
    report.note(
        "%,d queries from %,d sessions held out"
            .formatted(queries.size(), clicks.heldOut().size()));
    queries(clicks, queries, report);
    written(clicks, queries, report);
  }

  private void fill(ClickLog clicks, Report report) {
    long before = Memory.used();
    double start = Clock.threadSeconds();
    clicks.known().forEach(this::learn);
    double seconds = Clock.threadSeconds() - start;
    long bytes = Memory.used() - before;
    report.add(name + ".index.sessions", index.size(), "");
    report.add(name + ".index.mb", bytes / 1e6, "MB");
    report.add(name + ".index.session-bytes", (double) bytes / Math.max(1, index.size()), "bytes");
    report.add(name + ".index.sessions-per-cpu-s", clicks.known().size() / seconds, "1/cpu-s");
  }

  private void learn(ClickSession session) {
    indexes.accept(Tenants.DEFAULT, session.id(), session.time(), session.items());
  }

  private List<Query> queries(ClickLog clicks) {
    int most = CandidateLimits.defaults().recent();
    List<Query> queries = new ArrayList<>();
    for (ClickSession session : clicks.heldOut()) {
      for (int seen = 1; seen < session.items().size(); seen++) {
        int[] recent =
            session.recentAfter(seen, most).stream()
                .mapToInt(space::slot)
                .filter(slot -> slot != ItemSpace.UNKNOWN)
                .toArray();
        if (recent.length > 0) {
          queries.add(new Query(session.id(), recent));
        }
      }
    }
    return queries;
  }

  private void queries(ClickLog clicks, List<Query> queries, Report report) {
    PlainNeighbours plain = plain(clicks);
    QueryTimes floor = new QueryTimes();
    QueryTimes ours = new QueryTimes();
    for (int round = -2; round < rounds; round++) {
      round(queries, query -> plain.ask(query.recent()).length, round < 0 ? null : floor);
      round(queries, this::ask, round < 0 ? null : ours);
    }
    floor.into(report, name + ".floor");
    ours.into(report, name, floor);
  }

  private PlainNeighbours plain(ClickLog clicks) {
    int[][] sessions =
        clicks.known().stream()
            .map(session -> session.items().stream().mapToInt(space::slot).toArray())
            .toArray(int[][]::new);
    return new PlainNeighbours(
        sessions, space.size(), limits.sampled(), Math.max(1, limits.neighbours() / 4));
  }

  private void written(ClickLog clicks, List<Query> queries, Report report)
      throws InterruptedException {
    QueryTimes times = new QueryTimes();
    try (ClickWriter writer = new ClickWriter(clicks.known(), index.newest(), rate, this::learn)) {
      for (int round = -1; round < rounds; round++) {
        round(queries, this::ask, round < 0 ? null : times);
      }
      writer.close();
      times.into(report, name + ".written");
      report.add(name + ".written.clicks-per-second", writer.perSecond(), "1/s");
      report.add(name + ".written.clicks-per-cpu-s", writer.possible(), "1/cpu-s");
    }
  }

  private void round(List<Query> queries, Asked asked, @Nullable QueryTimes times) {
    QueryTimes.Round round = new QueryTimes.Round(queries.size());
    for (Query query : queries) {
      long start = System.nanoTime();
      sink += asked.ask(query);
      round.add((double) (System.nanoTime() - start) / MICRO);
    }
    if (times != null) {
      times.add(round);
    }
  }

  private int ask(Query query) {
    ScoreAccumulator scores = scan.scan(index, query.recent(), index.newest(), query.session());
    best.clear();
    for (int place = 0; place < scores.size(); place++) {
      best.offer(
          scores.item(place),
          scores.score(Evidence.ALIKE, place)
              + scores.score(Evidence.SHARED, place)
              + scores.score(Evidence.COMPANY, place));
    }
    return best.hits().size();
  }

  /** Kept so that no measured work can be left out. */
  private long sink;
}
