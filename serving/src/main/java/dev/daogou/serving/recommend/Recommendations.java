package dev.daogou.serving.recommend;

import dev.daogou.schemas.ShopperKey;
import dev.daogou.serving.ops.ProblemException;
import dev.daogou.serving.ops.ProblemKind;
import dev.daogou.serving.ops.ServiceMetrics;
import dev.daogou.serving.recommend.RecommendationsAnswer.Receipted;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;

/**
 * Answers with a shopper's list; where there is none, or the table cannot say, with what everybody
 * likes.
 */
@ApplicationScoped
class Recommendations {
  private static final Duration COME_BACK = Duration.ofSeconds(1);

  private final ServeApplication tables;
  private final ReceiptWait receipts;
  private final ListAnswers answers;
  private final MeterRegistry metrics;

  Recommendations(
      ServeApplication tables, ReceiptWait receipts, ListAnswers answers, MeterRegistry metrics) {
    this.tables = tables;
    this.receipts = receipts;
    this.answers = answers;
    this.metrics = metrics;
  }

  /**
   * What to show the shopper now.
   *
   * @param receipt null where the reader does not wait for an event of its own
   * @param longest null for the usual wait
   * @throws ProblemException when neither the list nor the items are ready
   */
  Answer read(ShopperKey shopper, Wishes wishes, Receipt receipt, Duration longest) {
    Timer.Sample sample = Timer.start();
    Answer answer = answer(shopper, wishes, receipt, longest);
    sample.stop(metrics.timer(ServiceMetrics.READ, ServiceMetrics.LEVEL, label(answer)));
    return answer;
  }

  private Answer answer(ShopperKey shopper, Wishes wishes, Receipt receipt, Duration longest) {
    if (receipt == null) {
      return answer(tables.find(shopper), shopper, wishes, null);
    }
    ReceiptWait.Waited waited = receipts.until(shopper, receipt, longest);
    Receipted outcome = new Receipted(waited.covered(), waited.time().toMillis());
    return answer(waited.lookup(), shopper, wishes, outcome);
  }

  private Answer answer(Lookup lookup, ShopperKey shopper, Wishes wishes, Receipted outcome) {
    return switch (lookup) {
      case Lookup.Found found -> new Answer.Here(answers.of(found, shopper, wishes, outcome));
      case Lookup.Absent absent -> new Answer.Here(answers.trending(shopper, wishes, outcome));
      case Lookup.NotReady notReady ->
          new Answer.Here(whileNotReady(notReady, shopper, wishes, outcome));
      case Lookup.Elsewhere elsewhere -> new Answer.Elsewhere(elsewhere.owner());
    };
  }

  private RecommendationsAnswer whileNotReady(
      Lookup.NotReady notReady, ShopperKey shopper, Wishes wishes, Receipted outcome) {
    RecommendationsAnswer trending = answers.trending(shopper, wishes, outcome);
    if (trending.items().isEmpty() && wishes.placement() == Placement.FOR_YOU && wishes.isPlain()) {
      throw ProblemException.retryAfter(
          COME_BACK, ProblemKind.NOT_READY, notReady.why(), List.of());
    }
    return trending;
  }

  private static String label(Answer answer) {
    return switch (answer) {
      case Answer.Here here -> here.answer().level().label();
      case Answer.Elsewhere elsewhere -> "elsewhere";
    };
  }

  /** An answer, or who has it. */
  sealed interface Answer {
    /** The answer. */
    record Here(RecommendationsAnswer answer) implements Answer {}

    /** Another instance has it. */
    record Elsewhere(org.apache.kafka.streams.state.HostInfo owner) implements Answer {}
  }
}
