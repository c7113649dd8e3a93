package dev.daogou.serving.collect;

import dev.daogou.schemas.Topics;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;

/**
 * The records of one request on their way. Once a send has failed at once, the rest is not tried:
 * with no broker in reach, each would block for as long as the first.
 */
final class Sending {
  private final Producer<byte[], byte[]> producer;
  private final Semaphore room;
  private volatile Delivery.Unacknowledged failure;

  /**
   * @param room gets one permit back for every record whose fate is known
   */
  Sending(Producer<byte[], byte[]> producer, Semaphore room) {
    this.producer = producer;
    this.room = room;
  }

  CompletableFuture<Delivery> send(ProducerRecord<byte[], byte[]> record) {
    int bytes = record.key().length + record.value().length;
    if (bytes > Topics.LARGEST_RECORD) {
      return settled(new Delivery.TooLarge(bytes));
    }
    if (failure != null) {
      return settled(failure);
    }
    CompletableFuture<Delivery> delivery = new CompletableFuture<>();
    try {
      var unused = producer.send(record, (metadata, error) -> settle(delivery, metadata, error));
    } catch (KafkaException e) {
      settle(delivery, null, e);
    }
    return delivery;
  }

  private void settle(
      CompletableFuture<Delivery> delivery, RecordMetadata metadata, Exception error) {
    Delivery fate;
    if (error == null) {
      fate = new Delivery.Acknowledged(metadata.partition(), metadata.offset());
    } else {
      failure = new Delivery.Unacknowledged(error.getMessage());
      fate = failure;
    }
    if (delivery.complete(fate)) {
      room.release();
    }
  }

  private CompletableFuture<Delivery> settled(Delivery fate) {
    room.release();
    return CompletableFuture.completedFuture(fate);
  }
}
