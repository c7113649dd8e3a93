package dev.daogou.serving.board;

import dev.daogou.schemas.Topic;
import dev.daogou.schemas.TrendBucket;
import dev.daogou.schemas.TrendKey;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Writes the buckets of a {@link ReadBook} to the trends topic. What could not be written is tried
 * again the next time, with the figures as they are then. One thread.
 */
final class ReadPublication {
  private static final Logger LOG = Logger.getLogger(ReadPublication.class);

  private final Topic<TrendKey, TrendBucket> topic;
  private final ReadBook book;
  private final Supplier<Producer<byte[], byte[]>> producer;
  private final Duration patience;
  private boolean failing;

  /**
   * @param patience for the acknowledgements
   */
  ReadPublication(
      Topic<TrendKey, TrendBucket> topic,
      ReadBook book,
      Supplier<Producer<byte[], byte[]>> producer,
      Duration patience) {
    this.topic = topic;
    this.book = book;
    this.producer = producer;
    this.patience = patience;
  }

  /** Writes what changed, and waits until Kafka has it. */
  void publish() throws InterruptedException {
    try {
      await(send(book.pending()));
      say(null);
    } catch (ExecutionException e) {
      say(e.getCause());
    } catch (TimeoutException e) {
      say(new TimeoutException("no acknowledgement in time"));
    } catch (RuntimeException e) {
      say(e);
    }
  }

  // After a refusal nothing more is sent: each record could take as long to be refused.
  private Map<TrendKey, Future<RecordMetadata>> send(Map<TrendKey, @Nullable TrendBucket> pending) {
    Map<TrendKey, Future<RecordMetadata>> sent = new LinkedHashMap<>();
    for (Map.Entry<TrendKey, TrendBucket> each : pending.entrySet()) {
      Future<RecordMetadata> acknowledgement =
          producer.get().send(record(each.getKey(), each.getValue()));
      sent.put(each.getKey(), acknowledgement);
      if (acknowledgement.state() == Future.State.FAILED) {
        break;
      }
    }
    return sent;
  }

  private ProducerRecord<byte[], byte[]> record(TrendKey key, @Nullable TrendBucket bucket) {
    return new ProducerRecord<>(
        topic.name(),
        topic.key().serializer().serialize(topic.name(), key),
        bucket == null ? null : topic.value().serializer().serialize(topic.name(), bucket));
  }

  private void await(Map<TrendKey, Future<RecordMetadata>> sent)
      throws InterruptedException, ExecutionException, TimeoutException {
    long deadline = System.nanoTime() + patience.toNanos();
    for (Map.Entry<TrendKey, Future<RecordMetadata>> each : sent.entrySet()) {
      each.getValue().get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
      book.written(each.getKey());
    }
  }

  private void say(@Nullable Throwable failure) {
    if (failure == null && failing) {
      LOG.info("the levels of reads are published again");
    } else if (failure != null && !failing) {
      LOG.warnf("the levels of reads cannot be published; trying again: %s", failure);
    }
    failing = failure != null;
  }
}
