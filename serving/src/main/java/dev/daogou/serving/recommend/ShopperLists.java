package dev.daogou.serving.recommend;

import dev.daogou.schemas.ShopperKey;
import dev.daogou.serving.ops.PartitionedStore.Owners;
import dev.daogou.serving.ops.ServiceConfig;
import dev.daogou.serving.peers.PeerAnswer;
import dev.daogou.serving.peers.PeerQuestion.Asked;
import dev.daogou.serving.peers.Peers;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.streams.state.HostInfo;
import org.jboss.logging.Logger;

/**
 * A shopper's list, wherever it lies: in this instance's own table, else with the owner by one hop,
 * else in a copy within the lag bound, here or by one hop. Blocks while it asks others: for virtual
 * threads.
 */
@ApplicationScoped
class ShopperLists {
  private static final Logger LOG = Logger.getLogger(ShopperLists.class);
  private static final Duration MOMENT = Duration.ofMillis(50);

  private final ServeApplication tables;
  private final Peers peers;
  private final Duration deadline;

  ShopperLists(ServeApplication tables, Peers peers, ServiceConfig config) {
    this.tables = tables;
    this.peers = peers;
    deadline = config.peers().deadline();
  }

  /** The shopper's list as it is now. */
  Lookup find(ShopperKey shopper) {
    return tables
        .table()
        .map(table -> table.owned(shopper).orElseGet(() -> elsewhere(table, shopper)))
        .orElseGet(ServeApplication::starting);
  }

  /** The same where this instance owns the shopper and remembers the list; else empty. */
  Optional<Lookup> remembered(ShopperKey shopper) {
    return tables.table().flatMap(table -> table.remembered(shopper));
  }

  private Lookup elsewhere(RecommendationTable table, ShopperKey shopper) {
    Asked asked = Asked.about(shopper.tenant(), shopper.shopper());
    Lookup first = elsewhere(table, shopper, asked).lookup();
    if (!(first instanceof Lookup.NotReady)) {
      return first;
    }
    // A partition that changes hands is nowhere for a moment.
    try {
      Thread.sleep(MOMENT);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return first;
    }
    Lookup second = table.owned(shopper).orElseGet(() -> elsewhere(table, shopper, asked).lookup());
    if (second instanceof Lookup.NotReady(String why, List<String> lastKnown)) {
      LOG.debugf("no list of %s can be had: %s", shopper, why);
    }
    return second;
  }

  /**
   * The list of a shopper whose owner is not this instance.
   *
   * @param asked what the owner is asked, with the receipt that it shall wait for
   */
  Answered elsewhere(RecommendationTable table, ShopperKey shopper, Asked asked) {
    long end = System.nanoTime() + deadline.plus(asked.patience()).toNanos();
    Owners owners = table.owners(shopper);
    Optional<Answered> owner = owners.active().flatMap(host -> ask(table, host, asked, end));
    if (owner.isPresent()) {
      return owner.get();
    }
    Lookup copy = table.copied(shopper);
    if (copy instanceof Lookup.Found) {
      return new Answered(copy, false);
    }
    Asked atOnce = Asked.about(shopper.tenant(), shopper.shopper());
    return owners.copies().stream()
        .flatMap(host -> ask(table, host, atOnce, end).stream())
        .findFirst()
        .orElseGet(() -> new Answered(copy, false));
  }

  private Optional<Answered> ask(RecommendationTable table, HostInfo host, Asked asked, long end) {
    Duration left = Duration.ofNanos(end - System.nanoTime());
    if (!left.isPositive()) {
      return Optional.empty();
    }
    return switch (peers.ask(host, ListQuestion.NAME, asked, left)) {
      case PeerAnswer.Found found ->
          Optional.of(table.decode(found.value(), found.standby()))
              .filter(Lookup.Found.class::isInstance)
              .map(list -> new Answered(list, found.covered()));
      case PeerAnswer.Absent(boolean covered) ->
          Optional.of(new Answered(new Lookup.Absent(), covered));
      case PeerAnswer.NotReady notReady -> Optional.empty();
      case PeerAnswer.Misdirected misdirected -> Optional.empty();
      case PeerAnswer.Failed failed -> Optional.empty();
    };
  }

  /**
   * What others said.
   *
   * @param covered whether it reflects the event of the receipt
   */
  record Answered(Lookup lookup, boolean covered) {}
}
