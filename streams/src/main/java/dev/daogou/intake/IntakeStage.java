package dev.daogou.intake;

import dev.daogou.app.DeadLetter;
import dev.daogou.app.StageMetrics;
import dev.daogou.app.Traces;
import dev.daogou.schemas.ShopperKey;
import dev.daogou.schemas.StorefrontEvent;
import dev.daogou.schemas.Topic;
import dev.daogou.schemas.Topics;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;

/** Wires intake: events in, checked events out, the rest to the dead letters. */
public final class IntakeStage {
  private IntakeStage() {}

  /**
   * What comes of the events topic.
   *
   * @param events checked, on their shopper's own partition; a null value stands for a record that
   *     was seen and needs nothing done, so that progress is known past it
   * @param verdicts on all records, where they came; for whoever counts
   */
  public record Checked(
      KStream<ShopperKey, StorefrontEvent> events, KStream<ShopperKey, Verdict> verdicts) {}

  /** Adds the stage. */
  public static Checked from(
      StreamsBuilder builder,
      Topics topics,
      KnownTenants tenants,
      StageMetrics metrics,
      Traces traces) {
    Topic<ShopperKey, StorefrontEvent> events = topics.events();
    KStream<ShopperKey, Verdict> verdicts =
        builder.stream(
                events.name(),
                Consumed.with(Serdes.ByteArray(), Serdes.ByteArray()).withName("events"))
            .process(
                () -> new IntakeProcessor(events, tenants, metrics, traces), Named.as("intake"));

    verdicts
        .process(() -> new DeadLetters(), Named.as("rejected-events"))
        .to(
            topics.deadLetters().name(),
            Produced.with(Serdes.ByteArray(), Serdes.ByteArray()).withName("dead-events"));

    KStream<ShopperKey, StorefrontEvent> strays =
        verdicts
            .filter((key, verdict) -> verdict instanceof Verdict.Stray, Named.as("only-strays"))
            .mapValues(verdict -> ((Verdict.Stray) verdict).event(), Named.as("stray-events"))
            .repartition(
                Repartitioned.with(events.key(), events.value())
                    .withName("strays")
                    .withNumberOfPartitions(events.partitions()));

    KStream<ShopperKey, StorefrontEvent> checked =
        verdicts
            .mapValues(
                verdict -> verdict instanceof Verdict.Accepted accepted ? accepted.event() : null,
                Named.as("accepted-events"))
            .merge(strays, Named.as("all-events"));
    return new Checked(checked, verdicts);
  }

  private static final class DeadLetters
      extends ContextualProcessor<ShopperKey, Verdict, byte[], byte[]> {
    @Override
    public void process(Record<ShopperKey, Verdict> record) {
      if (record.value() instanceof Verdict.Rejected rejected) {
        Rejection why = rejected.rejection();
        var headers =
            DeadLetter.headers(why.reason().label(), why.detail(), context().recordMetadata());
        context()
            .forward(new Record<>(rejected.key(), rejected.value(), record.timestamp(), headers));
      }
    }
  }
}
