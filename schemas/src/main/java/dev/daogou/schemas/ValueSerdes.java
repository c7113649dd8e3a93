package dev.daogou.schemas;

import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serde;

/** How Avro values are framed on the wire; one choice for all topics of an installation. */
@FunctionalInterface
public interface ValueSerdes {
  /** Serde for values of the generated class. */
  <T extends SpecificRecord> Serde<T> of(Class<T> type);

  /** The default: Avro single-object encoding, without a registry; reads older versions too. */
  static ValueSerdes singleObject() {
    return new ValueSerdes() {
      @Override
      public <T extends SpecificRecord> Serde<T> of(Class<T> type) {
        return new AvroSerde<>(type, OlderWriters.of(type));
      }
    };
  }
}
