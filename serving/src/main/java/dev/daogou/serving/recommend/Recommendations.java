package dev.daogou.serving.recommend;

import dev.daogou.app.StageMetrics;
import dev.daogou.schemas.ShopperKey;
import dev.daogou.serving.board.ReadLevels;
import dev.daogou.serving.ops.ProblemException;
import dev.daogou.serving.ops.ProblemKind;
import dev.daogou.serving.ops.ServiceMetrics;
import dev.daogou.serving.recommend.RecommendationsAnswer.Receipted;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.opentelemetry.api.trace.Span;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;

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
   * What to show the shopper now.
   *
   * @param receipt null where the reader does not wait for an event of its own
   * @param longest null for the usual wait
   * @param recent what the shopper looked at in this visit, newest first, as the reader knows it;
   *     used where there is no list
   * @throws ProblemException when neither the list nor the items are ready
   */
  RecommendationsAnswer read(
      ShopperKey shopper, Wishes wishes, Receipt receipt, Duration longest, List<String> recent) {
    Timer.Sample sample = Timer.start();
    RecommendationsAnswer answer = answer(shopper, wishes, receipt, longest, recent);
    sample.stop(
        StageMetrics.latencies(ServiceMetrics.READ)
            .tag(ServiceMetrics.LEVEL, answer.level().label())
            .register(metrics));
    reads.count(shopper.tenant(), answer.level().label());
    followed.link(shopper.toString(), Span.current());
    return answer;
  }

  private RecommendationsAnswer answer(
      ShopperKey shopper, Wishes wishes, Receipt receipt, Duration longest, List<String> recent) {
    if (receipt == null) {
      return answer(lists.find(shopper), shopper, wishes, recent, null);
    }
    ReceiptWait.Waited waited = receipts.until(shopper, receipt, longest);
    Receipted outcome = new Receipted(waited.covered(), waited.time().toMillis());
    return answer(waited.lookup(), shopper, wishes, recent, outcome);
  }

  private RecommendationsAnswer answer(
      Lookup lookup, ShopperKey shopper, Wishes wishes, List<String> recent, Receipted outcome) {
    return switch (lookup) {
      case Lookup.Found found -> answers.of(found, shopper, wishes, outcome);
      case Lookup.Absent absent ->
          session
              .of(shopper, wishes, recent, outcome)
              .orElseGet(() -> answers.trending(shopper, wishes, outcome));
      case Lookup.NotReady notReady ->
          session
              .of(shopper, wishes, known(recent, notReady), outcome)
              .orElseGet(() -> whileNotReady(notReady, shopper, wishes, outcome));
    };
  }

  private RecommendationsAnswer whileNotReady(
      Lookup.NotReady notReady, ShopperKey shopper, Wishes wishes, Receipted outcome) {
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
