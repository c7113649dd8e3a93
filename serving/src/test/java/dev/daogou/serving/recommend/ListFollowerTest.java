package dev.daogou.serving.recommend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ListFollowerTest {
  private static final Duration LONG = Duration.ofSeconds(20);
  private static final List<TopicPartition> PARTITIONS =
      List.of(new TopicPartition("lists", 0), new TopicPartition("lists", 1));

  private final Queue<String> told = new ConcurrentLinkedQueue<>();
  private final AtomicInteger seeks = new AtomicInteger();
  private final EndSeeker consumer = new EndSeeker();
  private volatile boolean needed;
  private ListFollower follower;

  /** Counts how often the end was looked for, after which nothing may be missed. */
  private final class EndSeeker extends MockConsumer<String, byte[]> {
    private long end = 5;

    private EndSeeker() {
      super("latest");
    }

    @Override
    public synchronized void seekToEnd(Collection<TopicPartition> partitions) {
      updateEndOffsets(Map.of(PARTITIONS.get(0), end, PARTITIONS.get(1), end));
      super.seekToEnd(partitions);
      seeks.incrementAndGet();
    }

    /** Written while nobody is there. */
    private synchronized void skip(int records) {
      end += records;
    }

    private synchronized void write(int partition, String key) {
      addRecord(new ConsumerRecord<>("lists", partition, end, key, new byte[0]));
      end++;
    }
  }

  @AfterEach
  void close() {
    follower.close();
  }

  @Test
  void shouldTellWhatIsWrittenOnceTheEndIsReached() {
    needed = true;
    follow(() -> consumer);

    follower.awaitTheEnd(LONG);
    consumer.write(0, "ann");
    consumer.write(1, "bo");

    await().untilAsserted(() -> assertThat(told).containsExactlyInAnyOrder("ann", "bo"));
  }

  @Test
  void shouldAskForNothingWhileNobodyIsThere() {
    follow(() -> consumer);

    follower.awaitTheEnd(Duration.ofMillis(1));

    assertThat(seeks).hasValue(0);
  }

  @Test
  void shouldTakeUpTheEndAnewAfterARest() {
    needed = true;
    follow(() -> consumer);
    follower.awaitTheEnd(LONG);

    needed = false;
    await().until(() -> follower.isAsleep());
    consumer.skip(100);
    needed = true;
    follower.wake();
    follower.awaitTheEnd(LONG);
    consumer.write(0, "ann");

    await().untilAsserted(() -> assertThat(told).containsExactly("ann"));
    assertThat(seeks).hasValue(2);
  }

  @Test
  void shouldTryAgainWhenKafkaFails() {
    AtomicInteger failures = new AtomicInteger();
    needed = true;
    follow(
        () -> {
          if (failures.getAndIncrement() == 0) {
            throw new KafkaException("not there");
          }
          return consumer;
        });

    follower.awaitTheEnd(LONG);

    assertThat(seeks).hasValue(1);
  }

  private void follow(Supplier<Consumer<String, byte[]>> client) {
    follower = new ListFollower("lists", 2, client, () -> needed, record -> told.add(record.key()));
    follower.start();
  }
}
