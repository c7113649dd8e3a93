package dev.daogou.serving.recommend;

import dev.daogou.app.StageMetrics;
import dev.daogou.schemas.ShopperKey;
import dev.daogou.serving.board.ReadLevels;
import dev.daogou.serving.ops.ProblemException;
import dev.daogou.serving.ops.ProblemKind;
import dev.daogou.serving.ops.ServiceMetrics;
import dev.daogou.serving.recommend.RecommendationsAnswer.Level;
import dev.daogou.serving.recommend.RecommendationsAnswer.Receipted;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.opentelemetry.api.trace.Span;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Answers with a shopper's list; where there is none, or nobody can say, with what goes with the
 * items of the visit; where they are not known either, with what everybody likes.
 */
@ApplicationScoped
class Recommendations {
  private static final Duration COME_BACK = Duration.ofSeconds(1);

  private final ShopperLists lists;
  private final ReceiptWait receipts;
  private final ListAnswers answers;
  private final SessionAnswers session;
  private final ReadLevels reads;
  private final MeterRegistry metrics;
  private final FollowedLists followed;
  private final Map<Level, Timer> timers = new ConcurrentHashMap<>();

  Recommendations(
      ShopperLists lists,
      ReceiptWait receipts,
      ListAnswers answers,
      SessionAnswers session,
      ReadLevels reads,
      FollowedLists followed,
      MeterRegistry metrics) {
    this.lists = lists;
    this.receipts = receipts;
    this.answers = answers;
    this.session = session;
    this.reads = reads;
    this.followed = followed;
    this.metrics = metrics;
  }

  /**
   * What to show the shopper now. Blocks while it looks for the list and waits for the receipt: for
   * virtual threads.
   *
   * @throws ProblemException when neither the list nor the items are ready
   */
  RecommendationsAnswer read(ShopperRead asked) {
    long began = System.nanoTime();
    return told(answer(asked), asked, began);
  }

  /**
   * The same where it takes no more than copying from memory: the list as it is, remembered, long
   * enough, and not waited for. Empty where {@link #read} has to answer.
   */
  Optional<RecommendationsAnswer> atOnce(ShopperRead asked) {
    if (!asked.wishes().isPlain()) {
      return Optional.empty();
    }
    long began = System.nanoTime();
    return remembered(asked)
        .filter(found -> answers.isEnough(found.list(), asked))
        .map(found -> told(answer(found, asked, inNoTime(asked)), asked, began));
  }

  private Optional<Lookup.Found> remembered(ShopperRead asked) {
    ShopperKey shopper = asked.shopper();
    Optional<Lookup> lookup =
        asked.receipt().isPresent()
            ? receipts.atOnce(shopper, asked.receipt().get())
            : lists.remembered(shopper);
    return lookup.filter(Lookup.Found.class::isInstance).map(Lookup.Found.class::cast);
  }

  private static @Nullable Receipted inNoTime(ShopperRead asked) {
    return asked.receipt().isPresent() ? new Receipted(true, 0) : null;
  }

  private RecommendationsAnswer told(RecommendationsAnswer answer, ShopperRead asked, long began) {
    timer(answer.level()).record(System.nanoTime() - began, TimeUnit.NANOSECONDS);
    reads.count(asked.shopper().tenant(), answer.level().label());
    followed.link(asked.shopper().toString(), Span.current());
    return answer;
  }

  private Timer timer(Level level) {
    return timers.computeIfAbsent(
        level,
        fresh ->
            StageMetrics.latencies(ServiceMetrics.READ)
                .tag(ServiceMetrics.LEVEL, fresh.label())
                .register(metrics));
  }

  private RecommendationsAnswer answer(ShopperRead asked) {
    if (asked.receipt().isEmpty()) {
      return answer(lists.find(asked.shopper()), asked, null);
    }
    ReceiptWait.Waited waited =
        receipts.until(asked.shopper(), asked.receipt().get(), asked.longest());
    @Nullable Receipted outcome = new Receipted(waited.covered(), waited.time().toMillis());
    return answer(waited.lookup(), asked, outcome);
  }

  private RecommendationsAnswer answer(
      Lookup lookup, ShopperRead asked, @Nullable Receipted outcome) {
    ShopperKey shopper = asked.shopper();
    ReadRequest wishes = asked.wishes();
    return switch (lookup) {
      case Lookup.Found found -> answers.of(found, shopper, wishes, outcome);
      case Lookup.Absent absent ->
          session
              .of(shopper, wishes, asked.recent(), outcome)
              .orElseGet(() -> answers.trending(shopper, wishes, outcome));
      case Lookup.NotReady notReady ->
          session
              .of(shopper, wishes, known(asked.recent(), notReady), outcome)
              .orElseGet(() -> whileNotReady(notReady, shopper, wishes, outcome));
    };
  }

  private RecommendationsAnswer whileNotReady(
      Lookup.NotReady notReady,
      ShopperKey shopper,
      ReadRequest wishes,
      @Nullable Receipted outcome) {
    RecommendationsAnswer trending = answers.trending(shopper, wishes, outcome);
    if (trending.items().isEmpty() && wishes.isPlain()) {
      throw ProblemException.retryAfter(
          COME_BACK, ProblemKind.NOT_READY, notReady.why(), List.of());
    }
    return trending;
  }

  private static List<String> known(List<String> recent, Lookup.NotReady notReady) {
    return recent.isEmpty() ? notReady.lastKnown() : recent;
  }
}
