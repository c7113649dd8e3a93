package dev.daogou.candidates;

import dev.daogou.candidates.ShopperCandidates.Cause;
import dev.daogou.recommender.state.StateReader;
import dev.daogou.recommender.state.StateWriter;
import java.util.Objects;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;

/** Form of the {@link Cause} of an event that is not live. */
final class CauseSerde implements Serde<Cause> {
  private static final byte VERSION = 1;

  /** No event has an empty id. */
  private static final String NO_EVENT = "";

  @Override
  public Serializer<Cause> serializer() {
    return (topic, cause) ->
        cause == null
            ? null
            : new StateWriter(VERSION, 64)
                .number(cause.partition())
                .number(cause.offset())
                .text(Objects.requireNonNullElse(cause.eventId(), NO_EVENT))
                .number(cause.eventTime())
                .toBytes();
  }

  @Override
  public Deserializer<Cause> deserializer() {
    return (topic, bytes) -> bytes == null ? null : read(bytes);
  }

  private static Cause read(byte[] bytes) {
    var in = new StateReader(bytes, VERSION, "cause");
    int partition = (int) in.number();
    long offset = in.number();
    String event = in.text();
    return new Cause(partition, offset, event.equals(NO_EVENT) ? null : event, in.number(), 0);
  }
}
