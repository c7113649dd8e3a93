package dev.daogou.serving.recommend;

import dev.daogou.app.StageMetrics;
import dev.daogou.schemas.Basis;
import dev.daogou.schemas.ShopperKey;
import dev.daogou.serving.ops.ProblemException;
import dev.daogou.serving.ops.ProblemKind;
import dev.daogou.serving.ops.ServiceConfig;
import dev.daogou.serving.ops.ServiceMetrics;
import dev.daogou.serving.peers.PeerQuestion.Asked;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;

/**
 * Waits, briefly and without polling, until a shopper's list reflects the event behind a receipt:
 * the list says so itself, or the partition's progress marker has passed the event. The wait is at
 * the shopper's owner, be it this instance or another.
 */
@ApplicationScoped
class ReceiptWait {
  private final ServeApplication tables;
  private final ShopperLists lists;
  private final Timer covered;
  private final Timer notCovered;
  private final Duration usual;
  private final int partitions;

  ReceiptWait(
      ServeApplication tables, ShopperLists lists, ServiceConfig config, MeterRegistry metrics) {
    this.tables = tables;
    this.lists = lists;
    covered = timer("covered", metrics);
    notCovered = timer("not-covered", metrics);
    usual = config.receiptWait();
    partitions = config.topics().partitions();
  }

  /**
   * The newest lookup when the receipt is covered or the time is over.
   *
   * @param asked empty for the usual wait
   * @throws ProblemException when there is no such partition
   */
  Waited until(ShopperKey shopper, Receipt receipt, Optional<Duration> asked) {
    if (receipt.partition() >= partitions) {
      throw ProblemException.of(
          ProblemKind.BAD_PARAMETER,
          "receipt names a partition from 0 to " + (partitions - 1) + ", not " + receipt);
    }
    Duration longest = asked.orElse(usual);
    Waited waited =
        tables
            .table()
            .map(table -> until(table, shopper, receipt, longest))
            .orElseGet(() -> new Waited(ServeApplication.starting(), false, Duration.ZERO));
    (waited.covered() ? covered : notCovered).record(waited.time());
    return waited;
  }

  /**
   * What is remembered of the shopper, where it reflects the event behind the receipt so that
   * nobody has to wait.
   */
  Optional<Lookup> atOnce(ShopperKey shopper, Receipt receipt) {
    // The marker first: the lists that it speaks of are in the table before it.
    boolean reflected = tables.arrivals().isReflected(receipt);
    Optional<Lookup> lookup =
        lists.remembered(shopper).filter(list -> reflected || covers(list, receipt));
    lookup.ifPresent(list -> covered.record(Duration.ZERO));
    return lookup;
  }

  /** Waits at the owner of the shopper; empty where that is not, or no longer, this instance. */
  Optional<Waited> owned(
      RecommendationTable table, ShopperKey shopper, Receipt receipt, Duration longest) {
    long began = System.nanoTime();
    while (true) {
      try (Arrivals.Wait wait = tables.arrivals().announce(shopper.toString(), receipt)) {
        // The marker first: the lists that it speaks of are in the table before it.
        boolean reflected = tables.arrivals().isReflected(receipt);
        Optional<Lookup> lookup = table.owned(shopper);
        boolean covered = reflected || lookup.filter(each -> covers(each, receipt)).isPresent();
        Duration left = longest.minus(since(began));
        if (covered || lookup.isEmpty() || !left.isPositive()) {
          return lookup.map(each -> new Waited(each, covered, since(began)));
        }
        var unused = wait.await(left);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return Optional.of(
            new Waited(new Lookup.NotReady("the service is stopping"), false, since(began)));
      }
    }
  }

  private Waited until(
      RecommendationTable table, ShopperKey shopper, Receipt receipt, Duration longest) {
    long began = System.nanoTime();
    return owned(table, shopper, receipt, longest)
        .orElseGet(() -> elsewhere(table, shopper, receipt, longest.minus(since(began)), began));
  }

  private Waited elsewhere(
      RecommendationTable table, ShopperKey shopper, Receipt receipt, Duration left, long began) {
    Asked asked =
        new Asked(
            shopper.tenant(),
            shopper.shopper(),
            Optional.of(receipt.toString()),
            left.isNegative() ? Duration.ZERO : left);
    ShopperLists.Answered answered = lists.elsewhere(table, shopper, asked);
    return new Waited(
        answered.lookup(), answered.covered() || covers(answered.lookup(), receipt), since(began));
  }

  private static Timer timer(String outcome, MeterRegistry metrics) {
    return StageMetrics.latencies(ServiceMetrics.RECEIPT_WAIT)
        .tag(ServiceMetrics.OUTCOME, outcome)
        .register(metrics);
  }

  private static Duration since(long began) {
    return Duration.ofNanos(System.nanoTime() - began);
  }

  private static boolean covers(Lookup lookup, Receipt receipt) {
    if (!(lookup instanceof Lookup.Found found)) {
      return false;
    }
    Basis basis = found.list().getBasis();
    return basis.getPartition() == receipt.partition() && basis.getOffset() >= receipt.offset();
  }

  /**
   * How a wait ended.
   *
   * @param covered whether the lookup reflects the event behind the receipt
   */
  record Waited(Lookup lookup, boolean covered, Duration time) {}
}
