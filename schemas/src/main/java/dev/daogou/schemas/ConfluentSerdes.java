package dev.daogou.schemas;

import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serde;

/** Serdes in Confluent's wire format that share one registry. */
record ConfluentSerdes(ConfluentRegistry registry) implements ValueSerdes {
  @Override
  public <T extends SpecificRecord> Serde<T> of(Class<T> type) {
    return new ConfluentSerde<>(type, registry);
  }
}
