package dev.daogou.schemas;

import com.microsoft.kiota.ApiException;
import io.apicurio.registry.resolver.config.SchemaResolverConfig;
import io.apicurio.registry.serde.avro.AvroKafkaDeserializer;
import io.apicurio.registry.serde.avro.AvroKafkaSerializer;
import io.apicurio.registry.serde.avro.AvroSerdeConfig;
import java.io.EOFException;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;

/**
 * Apicurio's own serde: its API towards the registry, Confluent's wire format towards Kafka (the
 * default of Apicurio 3). Needs {@code io.apicurio:apicurio-registry-avro-serde-kafka} on the class
 * path, which is optional for its weight.
 *
 * <p>Lengths inside a record are Avro's to check here, so a hostile record may ask for more memory
 * than it has bytes. Tested against a stand-in for the registry; not run against a real one.
 */
final class ApicurioSerdes implements ValueSerdes {
  private static final int HEADER_LENGTH = 1 + Integer.BYTES;
  private static final int SERVER_ERROR = 500;

  private final Map<String, Object> config;

  ApicurioSerdes(URI registry) {
    config =
        Map.of(
            SchemaResolverConfig.REGISTRY_URL, registry.toString(),
            SchemaResolverConfig.AUTO_REGISTER_ARTIFACT, true,
            AvroSerdeConfig.USE_SPECIFIC_AVRO_READER, true);
  }

  @Override
  public <T extends SpecificRecord> Serde<T> of(Class<T> type) {
    var serializer = new AvroKafkaSerializer<T>();
    serializer.configure(config, false);
    var deserializer = new AvroKafkaDeserializer<T>();
    deserializer.configure(config, false);
    return Serdes.serdeFrom(
        (topic, value) -> told(topic, () -> serializer.serialize(topic, value)),
        (topic, bytes) -> told(topic, () -> type.cast(read(deserializer, topic, bytes))));
  }

  private static <T> T read(AvroKafkaDeserializer<T> deserializer, String topic, byte[] bytes) {
    if (bytes != null && (bytes.length < HEADER_LENGTH || bytes[0] != 0)) {
      throw new SerializationException("the bytes are not in Confluent's wire format");
    }
    return deserializer.deserialize(topic, bytes);
  }

  /** Apicurio throws what its HTTP client throws; whether trying again helps is in the causes. */
  private static <R> R told(String topic, Supplier<R> step) {
    try {
      return step.get();
    } catch (KafkaException e) {
      throw e;
    } catch (RuntimeException e) {
      String message = "Avro of " + topic + " with the Apicurio registry: " + e.getMessage();
      throw Stream.<Throwable>iterate(e, cause -> cause != null, Throwable::getCause)
              .anyMatch(ApicurioSerdes::mayPass)
          ? new RegistryUnavailableException(message, e)
          : new SerializationException(message, e);
    }
  }

  private static boolean mayPass(Throwable cause) {
    return switch (cause) {
      case EOFException ignored -> false;
      case IOException ignored -> true;
      case TimeoutException ignored -> true;
      case ApiException answer -> answer.getResponseStatusCode() >= SERVER_ERROR;
      default -> false;
    };
  }
}
