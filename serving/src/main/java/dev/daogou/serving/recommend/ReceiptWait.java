package dev.daogou.serving.recommend;

import dev.daogou.schemas.Basis;
import dev.daogou.schemas.ShopperKey;
import dev.daogou.serving.ops.ProblemException;
import dev.daogou.serving.ops.ProblemKind;
import dev.daogou.serving.ops.ServiceConfig;
import dev.daogou.serving.ops.ServiceMetrics;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/**
 * Waits, briefly and without polling, until a shopper's list reflects the event behind a receipt:
 * the list says so itself, or the partition's progress marker has passed the event.
 */
@ApplicationScoped
class ReceiptWait {
  private final ServeApplication tables;
  private final MeterRegistry metrics;
  private final Duration usual;
  private final int partitions;

  ReceiptWait(ServeApplication tables, ServiceConfig config, MeterRegistry metrics) {
    this.tables = tables;
    this.metrics = metrics;
    usual = config.receiptWait();
    partitions = config.topics().partitions();
  }

  /**
   * The newest lookup when the receipt is covered or the time is over.
   *
   * @param longest null for the usual wait
   * @throws ProblemException when there is no such partition
   */
  Waited until(ShopperKey shopper, Receipt receipt, Duration longest) {
    if (receipt.partition() >= partitions) {
      throw ProblemException.of(
          ProblemKind.BAD_PARAMETER,
          "receipt names a partition from 0 to " + (partitions - 1) + ", not " + receipt);
    }
    long began = System.nanoTime();
    Waited waited = await(shopper, receipt, longest == null ? usual : longest, began);
    metrics
        .timer(
            ServiceMetrics.RECEIPT_WAIT,
            ServiceMetrics.OUTCOME,
            waited.covered() ? "covered" : "not-covered")
        .record(waited.time());
    return waited;
  }

  private Waited await(ShopperKey shopper, Receipt receipt, Duration longest, long began) {
    while (true) {
      try (Arrivals.Wait wait = tables.arrivals().announce(shopper.toString(), receipt)) {
        // The marker first: the lists that it speaks of are in the table before it.
        boolean reflected = tables.arrivals().isReflected(receipt);
        Lookup lookup = tables.find(shopper);
        boolean covered = reflected || covers(lookup, receipt);
        Duration waited = Duration.ofNanos(System.nanoTime() - began);
        Duration left = longest.minus(waited);
        if (covered || lookup instanceof Lookup.Elsewhere || !left.isPositive()) {
          return new Waited(lookup, covered, waited);
        }
        var unused = wait.await(left);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return new Waited(
            new Lookup.NotReady("the service is stopping"),
            false,
            Duration.ofNanos(System.nanoTime() - began));
      }
    }
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
