package dev.daogou.serving.board;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import dev.daogou.recommender.items.ItemSpace;
import dev.daogou.recommender.links.ItemGraphs;
import dev.daogou.serving.board.BoardFigures.ModelsInUse;
import dev.daogou.serving.board.BoardFigures.StandsStill;
import dev.daogou.serving.ops.Applications;
import dev.daogou.serving.ops.EventBacklog;
import dev.daogou.serving.ops.ItemMemory;
import dev.daogou.serving.ops.ProblemException;
import dev.daogou.serving.ops.ProblemKind;
import dev.daogou.serving.ops.ServiceMetrics;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.LongFunction;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * All boards that are looked at. One thread works out each question once a second while anybody
 * follows it; the number of questions is bounded, that of readers is not.
 */
@ApplicationScoped
class Boards {
  private static final Logger LOG = Logger.getLogger(Boards.class);
  private static final int MOST_QUESTIONS = 64;
  private static final long TICK = 1_000;
  private static final long KEPT = 15_000;

  private final TrendTable table;
  private final ItemMemory items;
  private final Applications applications;
  private final EventBacklog backlog;
  private final ObjectWriter writer;
  private final Timer time;
  private final AtomicInteger readers = new AtomicInteger();
  private final Map<BoardQuestion, BoardFeed> feeds = new LinkedHashMap<>();
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("boards").daemon().factory());

  Boards(
      TrendTable table,
      ItemMemory items,
      Applications applications,
      EventBacklog backlog,
      ObjectMapper json,
      MeterRegistry metrics) {
    this.table = table;
    this.items = items;
    this.applications = applications;
    this.backlog = backlog;
    this.writer = json.writerFor(BoardFigures.class);
    this.time = metrics.timer(ServiceMetrics.BOARD_TIME);
    metrics.gauge(ServiceMetrics.BOARD_READERS, readers);
    thread.scheduleAtFixedRate(this::tick, TICK, TICK, TimeUnit.MILLISECONDS);
  }

  void stop(@Observes ShutdownEvent event) {
    thread.shutdownNow();
  }

  /** The answer to a question, at most a second old. */
  CompletableFuture<BoardFigures> ask(BoardQuestion question) {
    return with(question, feed -> feed.figures(now(), TICK));
  }

  /** Lets a reader follow a question, until it is removed. */
  CompletableFuture<@Nullable Void> follow(BoardQuestion question, BoardReader reader) {
    return with(
        question,
        feed -> {
          feed.add(reader, now());
          count();
          return null;
        });
  }

  /** The reader has gone. */
  void leave(BoardQuestion question, BoardReader reader) {
    thread.execute(
        () -> {
          BoardFeed feed = feeds.get(question);
          if (feed != null) {
            feed.remove(reader);
            count();
          }
        });
  }

  private void count() {
    readers.set(feeds.values().stream().mapToInt(BoardFeed::readers).sum());
  }

  private <T extends @Nullable Object> CompletableFuture<T> with(
      BoardQuestion question, Function<BoardFeed, T> use) {
    return CompletableFuture.supplyAsync(() -> use.apply(feed(question)), thread);
  }

  private BoardFeed feed(BoardQuestion question) {
    BoardFeed known = feeds.get(question);
    if (known != null) {
      return known;
    }
    if (feeds.size() >= MOST_QUESTIONS) {
      feeds.values().removeIf(feed -> feed.isIdleSince(now()));
    }
    if (feeds.size() >= MOST_QUESTIONS) {
      throw ProblemException.retryAfter(
          Duration.ofMillis(KEPT),
          ProblemKind.TOO_MANY_QUESTIONS,
          MOST_QUESTIONS + " different boards are being looked at",
          List.of());
    }
    BoardFeed fresh = new BoardFeed(computation(question), writer);
    feeds.put(question, fresh);
    return fresh;
  }

  private LongFunction<BoardFigures> computation(BoardQuestion question) {
    var computation = new Computation(question, () -> table.of(question.tenant()));
    return now ->
        time.record(() -> computation.figures(now, space(question.tenant()), still(), models()));
  }

  private void tick() {
    long now = now();
    feeds.values().removeIf(feed -> feed.isIdleSince(now - KEPT));
    for (BoardFeed feed : feeds.values()) {
      try {
        if (feed.readers() > 0) {
          feed.tick(now);
        }
      } catch (RuntimeException e) {
        LOG.error("a board could not be worked out", e);
      }
    }
    count();
  }

  private @Nullable ItemSpace space(String tenant) {
    return items.graphs().map(ItemGraphs::spaces).flatMap(all -> all.find(tenant)).orElse(null);
  }

  private List<StandsStill> still() {
    return backlog.standingStill().entrySet().stream()
        .map(each -> new StandsStill(each.getKey(), each.getValue().toSeconds()))
        .toList();
  }

  private ModelsInUse models() {
    return applications.all().stream()
        .flatMap(each -> each.models().stream())
        .findFirst()
        .map(
            each ->
                new ModelsInUse(each.provider(), each.ranker(), each.encoder(), each.sequence()))
        .orElse(new ModelsInUse(null, null, null, null));
  }

  private static long now() {
    return System.currentTimeMillis();
  }
}
