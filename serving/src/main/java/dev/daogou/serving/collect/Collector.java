package dev.daogou.serving.collect;

import dev.daogou.intake.KnownTenants;
import dev.daogou.schemas.Origin;
import dev.daogou.schemas.StorefrontEvent;
import dev.daogou.schemas.Topic;
import dev.daogou.serving.ops.ProblemException;
import dev.daogou.serving.ops.ProblemKind;
import dev.daogou.serving.ops.ServiceConfig;
import dev.daogou.serving.security.CurrentCaller;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Publishes what was read, and says of each entry what became of it. */
@Singleton
class Collector {
  private static final Duration COME_BACK = Duration.ofSeconds(1);

  private final Publisher publisher;
  private final KnownTenants tenants;
  private final CurrentCaller caller;
  private final CollectMeters meters;
  private final int mostEntries;
  private final Duration ackTimeout;

  Collector(
      Publisher publisher,
      KnownTenants tenants,
      CurrentCaller caller,
      CollectMeters meters,
      ServiceConfig config) {
    this.publisher = publisher;
    this.tenants = tenants;
    this.caller = caller;
    this.meters = meters;
    mostEntries = config.collect().batchLimit();
    ackTimeout = config.collect().ackTimeout();
  }

  /**
   * Publishes what the current request brought, and waits for Kafka.
   *
   * @param channel name of the outgoing channel
   * @param protocol in which the entries came
   * @param key key of an entry's record
   * @throws ProblemException when no entry could be accepted, or Kafka did not take them in time
   */
  <K, V> CollectAnswer collect(
      String channel,
      Protocol protocol,
      Topic<K, V> topic,
      Function<V, K> key,
      List<Reading<V>> readings) {
    return await(submit(channel, protocol, topic, key, caller.tenant(), readings));
  }

  /**
   * Hands over to Kafka what can be published of a request.
   *
   * @param own the only tenant that is open to the caller; empty where all are
   * @throws ProblemException when there are too many entries, or too many on their way
   */
  <K, V> Submission<V> submit(
      String channel,
      Protocol protocol,
      Topic<K, V> topic,
      Function<V, K> key,
      Optional<String> own,
      List<Reading<V>> sent) {
    if (sent.size() > mostEntries) {
      throw tooMany(sent.size());
    }
    List<Reading<V>> readings = DeclaredAlone.keep(tenants, OwnTenant.keep(own, sent));
    List<Publisher.Entry<K, V>> entries = new ArrayList<>(readings.size());
    for (Reading<V> reading : readings) {
      if (reading instanceof Reading.Taken<V> taken) {
        entries.add(new Publisher.Entry<>(key.apply(taken.value()), taken.value()));
      }
    }
    Sending sending =
        entries.isEmpty()
            ? Sending.ofNothing()
            : publisher.send(channel, topic, entries).orElseThrow(this::tooBusy);
    return new Submission<>(channel, protocol, readings, sending);
  }

  /**
   * Waits for Kafka.
   *
   * @throws ProblemException when no entry could be accepted, or Kafka did not take them in time
   */
  <V> CollectAnswer await(Submission<V> submission) {
    return answer(submission, submission.sending().await(ackTimeout));
  }

  /**
   * Says of each entry what became of it.
   *
   * @throws ProblemException when no entry could be accepted, or Kafka did not take them in time
   */
  <V> CollectAnswer answer(Submission<V> submission, List<Delivery> deliveries) {
    CollectAnswer answer = CollectAnswer.of(outcomes(submission.readings(), deliveries));
    meters.entries(
        submission.channel(), submission.protocol(), submission.readings(), answer.results());
    return unlessFailed(answer);
  }

  /**
   * Entries of one request that are on their way.
   *
   * @param readings all of them, in their order; those that were taken have been sent
   */
  record Submission<V>(
      String channel, Protocol protocol, List<Reading<V>> readings, Sending sending) {}

  private static <V> List<Outcome> outcomes(List<Reading<V>> readings, List<Delivery> deliveries) {
    Iterator<Delivery> delivered = deliveries.iterator();
    List<Outcome> outcomes = new ArrayList<>(readings.size());
    for (Reading<V> reading : readings) {
      outcomes.add(
          switch (reading) {
            case Reading.Taken<V> taken -> outcome(taken, delivered.next());
            case Reading.Refused<V> refused -> Outcome.refused(refused.id(), refused.refusal());
          });
    }
    return outcomes;
  }

  // History is reflected in a list when the back-fill is through: there is nothing to wait for.
  private static <V> Outcome outcome(Reading.Taken<V> taken, Delivery delivery) {
    Outcome outcome = Outcome.delivered(taken.id(), delivery);
    boolean isHistory =
        taken.value() instanceof StorefrontEvent event && event.getOrigin() == Origin.BACKFILL;
    return isHistory ? outcome.withoutReceipt() : outcome;
  }

  private CollectAnswer unlessFailed(CollectAnswer answer) {
    if (answer.unconfirmed() > 0) {
      meters.pushedBack("unconfirmed");
      throw ProblemException.retryAfter(
          COME_BACK,
          ProblemKind.KAFKA_UNAVAILABLE,
          answer.unconfirmed() + " of " + answer.results().size() + " were not confirmed in time",
          answer.results());
    }
    if (answer.accepted() == 0) {
      throw ProblemException.of(
          ProblemKind.NOTHING_ACCEPTED,
          describe(answer.results().getFirst()) + leftOut(answer),
          answer.results());
    }
    return answer;
  }

  private ProblemException tooBusy() {
    meters.pushedBack("busy");
    return ProblemException.retryAfter(
        COME_BACK, ProblemKind.BUSY, "too many records are on their way to Kafka", List.of());
  }

  private static String leftOut(CollectAnswer answer) {
    return answer.detailsLeftOut() == null
        ? ""
        : "; the details of " + answer.detailsLeftOut() + " more are left out";
  }

  private static String describe(Outcome outcome) {
    return outcome.reason() + ": " + outcome.detail();
  }

  // One message of another vocabulary can become many events.
  private ProblemException tooMany(int entries) {
    return ProblemException.of(
        ProblemKind.BATCH_TOO_LARGE,
        "the request makes " + entries + " records; at most " + mostEntries + " are taken");
  }
}
