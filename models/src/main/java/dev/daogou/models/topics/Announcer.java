package dev.daogou.models.topics;

import dev.daogou.recommender.inference.ModelFiles;
import dev.daogou.recommender.inference.ModelKind;
import dev.daogou.recommender.inference.ModelManifest;
import dev.daogou.schemas.ModelAnnouncement;
import dev.daogou.schemas.ModelKey;
import dev.daogou.schemas.Tenants;
import dev.daogou.schemas.Topic;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** Tells every running instance to use a model from now on. */
public final class Announcer {
  private final KafkaAccess kafka;

  public Announcer(KafkaAccess kafka) {
    this.kafka = kafka;
  }

  /**
   * Whether the topic is there: better known before hours of training than after.
   *
   * @throws KafkaFault where it is not, or Kafka does not answer
   */
  public void requireTopic() {
    try (Admin admin =
        Admin.create(
            kafka.client(
                Map.of(
                    AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                    KafkaAccess.PATIENCE_MS,
                    AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                    KafkaAccess.PATIENCE_MS)))) {
      Set<String> present = admin.listTopics().names().get();
      if (!present.contains(topic().name())) {
        throw new KafkaFault(
            "there is no topic %s on %s: start Daogou against this Kafka once, or give --topic-prefix"
                .formatted(topic().name(), kafka.bootstrapServers()));
      }
    } catch (ExecutionException e) {
      throw notAnswering(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KafkaFault("interrupted", e);
    }
  }

  /**
   * Announces a model directory and waits until Kafka has it.
   *
   * @return where the announcement stands
   * @throws KafkaFault where Kafka does not take it, or there is no manifest in the directory
   */
  public String announce(Path directory) {
    Path location = directory.toAbsolutePath().normalize();
    byte[] file =
        ModelFiles.in(location)
            .read(ModelFiles.MANIFEST)
            .orElseThrow(() -> new KafkaFault("there is no manifest.json in " + location));
    ModelManifest manifest = ModelManifest.read(file).orThrow();
    String kind = said(Optional.ofNullable(manifest.kind()).map(ModelKind::text), location);
    RecordMetadata at =
        send(
            new ModelKey(Tenants.DEFAULT, kind),
            new ModelAnnouncement(
                kind,
                said(Optional.ofNullable(manifest.name()), location),
                said(Optional.ofNullable(manifest.version()), location),
                location.toString(),
                ModelManifest.sha256(file),
                manifest.training(),
                manifest.metrics(),
                Instant.now()));
    return at.toString();
  }

  private static String said(Optional<String> word, Path location) {
    return word.orElseThrow(
        () -> new KafkaFault("manifest.json in " + location + " lacks kind, name or version"));
  }

  /**
   * Takes the announcement of a kind of model back, and waits until Kafka has it.
   *
   * @return where that stands
   * @throws KafkaFault where Kafka does not take it
   */
  public String withdraw(ModelKind kind) {
    return send(new ModelKey(Tenants.DEFAULT, kind.text()), null).toString();
  }

  private Topic<ModelKey, ModelAnnouncement> topic() {
    return kafka.topics().models();
  }

  /** Sends an announcement, or, without one, that there is none any more. */
  private RecordMetadata send(ModelKey key, @Nullable ModelAnnouncement announcement) {
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(
            kafka.client(
                Map.of(
                    ProducerConfig.ACKS_CONFIG,
                    "all",
                    ProducerConfig.MAX_BLOCK_MS_CONFIG,
                    KafkaAccess.PATIENCE_MS,
                    ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                    KafkaAccess.PATIENCE_MS / 2,
                    ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                    KafkaAccess.PATIENCE_MS)),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      return producer
          .send(
              new ProducerRecord<>(
                  topic().name(),
                  topic().key().serializer().serialize(topic().name(), key),
                  topic().value().serializer().serialize(topic().name(), announcement)))
          .get(2L * KafkaAccess.PATIENCE_MS, TimeUnit.MILLISECONDS);
    } catch (ExecutionException | java.util.concurrent.TimeoutException e) {
      throw notAnswering(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KafkaFault("interrupted before Kafka had the announcement", e);
    }
  }

  private KafkaFault notAnswering(Exception e) {
    Throwable cause = e.getCause() == null ? e : e.getCause();
    return new KafkaFault(
        "Kafka on %s does not answer or refuses: %s"
            .formatted(kafka.bootstrapServers(), cause.getMessage()),
        e);
  }
}
