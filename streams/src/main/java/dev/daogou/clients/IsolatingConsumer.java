package dev.daogou.clients;

import dev.daogou.app.PollTimeout;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/** The consumer of a stream thread, which reads through an {@link Isolation}. */
final class IsolatingConsumer extends KafkaConsumer<byte[], byte[]> {
  private final Isolation isolation;
  private final PollTimeout timeout;
  private volatile @Nullable Thread reader;
  private boolean polling;
  private volatile boolean closed;
  private volatile boolean failed;

  IsolatingConsumer(
      Map<String, Object> config,
      PollTimeout timeout,
      Function<Consumer<byte[], byte[]>, Isolation> isolation) {
    super(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    this.timeout = timeout;
    this.isolation = isolation.apply(this);
  }

  @Override
  public ConsumerRecords<byte[], byte[]> poll(Duration usual) {
    reader = Thread.currentThread();
    polling = true;
    try {
      return isolation.poll(timeout.now(usual), super::poll);
    } finally {
      polling = false;
    }
  }

  // A task with several partitions waits for those that have records. It would wait for ever for
  // what is held back until its other work is done.
  @Override
  public OptionalLong currentLag(TopicPartition partition) {
    return isolation.isHoldingBack() && !polling ? OptionalLong.of(0) : super.currentLag(partition);
  }

  @Override
  public void subscribe(Collection<String> topics, ConsumerRebalanceListener listener) {
    super.subscribe(topics, leaving(listener));
  }

  @Override
  public void subscribe(Pattern pattern, ConsumerRebalanceListener listener) {
    super.subscribe(pattern, leaving(listener));
  }

  /** The thread that calls fails. */
  void failed(Throwable failure) {
    if (Thread.currentThread().equals(reader)) {
      failed = true;
      isolation.failed(failure);
    }
  }

  // A thread that failed is replaced: the others need not wait until its session is over.
  @Override
  public void close(CloseOptions options) {
    closed = true;
    super.close(
        failed
            ? options.withGroupMembershipOperation(
                CloseOptions.GroupMembershipOperation.LEAVE_GROUP)
            : options);
  }

  boolean isClosed() {
    return closed;
  }

  private ConsumerRebalanceListener leaving(ConsumerRebalanceListener usual) {
    return new ConsumerRebalanceListener() {
      @Override
      public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
        isolation.join(partitions);
        usual.onPartitionsAssigned(partitions);
      }

      @Override
      public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
        isolation.leave(partitions);
        usual.onPartitionsRevoked(partitions);
      }

      @Override
      public void onPartitionsLost(Collection<TopicPartition> partitions) {
        isolation.leave(partitions);
        usual.onPartitionsLost(partitions);
      }
    };
  }
}
