package dev.daogou.serving.board;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.daogou.schemas.Resolution;
import dev.daogou.schemas.Topics;
import dev.daogou.schemas.TrendBucket;
import dev.daogou.schemas.TrendKey;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

class ReadPublicationTest {
  private static final Topics TOPICS = Topics.withPartitions(1);
  private static final long START = Instant.parse("2026-03-01T08:43:17Z").toEpochMilli();
  private static final long SECOND = 1_000;
  private static final List<String> LEVELS =
      List.of("active", "standby", "session-only", "trending");

  private final Random random = new Random(11);
  private final LossyTopic topic = new LossyTopic();
  private final ReadLevels reads = new ReadLevels();
  private final ReadBook book = new ReadBook(reads, "serve-1", START);
  private final ReadPublication publication = publication(book);

  /** Keeps the last value of each key; a write may fail, and may be there all the same. */
  private final class LossyTopic extends MockProducer<byte[], byte[]> {
    final Map<TrendKey, TrendBucket> latest = new HashMap<>();
    int failing;
    int sent;

    LossyTopic() {
      super(true, null, new ByteArraySerializer(), new ByteArraySerializer());
    }

    @Override
    public synchronized Future<RecordMetadata> send(ProducerRecord<byte[], byte[]> record) {
      sent++;
      boolean fails = random.nextInt(100) < failing;
      if (!fails || (failing < 100 && random.nextBoolean())) {
        accept(record);
      }
      return fails
          ? CompletableFuture.failedFuture(new TimeoutException("not in time"))
          : CompletableFuture.completedFuture(null);
    }

    private void accept(ProducerRecord<byte[], byte[]> record) {
      TrendKey key = TrendKey.parse(new String(record.key(), UTF_8)).orElseThrow();
      if (record.value() == null) {
        latest.remove(key);
      } else {
        latest.put(
            key,
            TOPICS.trends().value().deserializer().deserialize(record.topic(), record.value()));
      }
    }

    Map<TrendKey, Map<String, Long>> levels() {
      Map<TrendKey, Map<String, Long>> levels = new HashMap<>();
      latest.forEach((key, bucket) -> levels.put(key, new TreeMap<>(bucket.getReadLevels())));
      return levels;
    }
  }

  @Test
  void shouldPublishWhatAPlainCountSays() throws Exception {
    Map<TrendKey, Map<String, Long>> expected = new HashMap<>();
    long now = START;

    for (int second = 0; second < 3_000; second++, now += SECOND) {
      topic.failing = second % 500 < 100 ? 100 : second % 500 < 140 ? 30 : 0;
      for (int i = random.nextInt(4); i > 0; i--) {
        String tenant = "shop-" + random.nextInt(3);
        String level = LEVELS.get(random.nextInt(LEVELS.size()));
        reads.count(tenant, level);
        for (Resolution each : Resolution.values()) {
          var key = new TrendKey(tenant, each, each.startOf(now), "serve-1");
          expected.computeIfAbsent(key, fresh -> new TreeMap<>()).merge(level, 1L, Long::sum);
        }
      }
      round(now + SECOND);
    }
    topic.failing = 0;
    round(now);

    long end = now;
    expected.keySet().removeIf(key -> !key.resolution().isKept(key.start(), end));
    assertThat(topic.levels()).isEqualTo(expected);
    assertThat(topic.latest.values())
        .allMatch(bucket -> bucket.getNewestAt().equals(Instant.EPOCH) && bucket.getViews() == 0);
  }

  @Test
  void shouldWriteOnlyWhatChanged() throws Exception {
    reads.count("shop", "active");
    round(START + SECOND);
    assertThat(topic.sent).isEqualTo(3);

    round(START + 2 * SECOND);
    assertThat(topic.sent).isEqualTo(3);

    reads.count("shop", "active");
    round(START + 3 * SECOND);
    assertThat(topic.sent).isEqualTo(6);
    assertThat(sum(Resolution.HOUR)).isEqualTo(2);
    assertThat(sum(Resolution.SECOND)).isEqualTo(2);
  }

  @Test
  void shouldSendNothingMoreInARoundThatIsRefused() throws Exception {
    topic.failing = 100;
    for (String level : LEVELS) {
      reads.count("shop", level);
    }

    round(START + SECOND);
    round(START + 2 * SECOND);

    assertThat(topic.sent).isEqualTo(2);
  }

  @Test
  void shouldAddToWhatTheRunBeforePublished() throws Exception {
    reads.count("shop", "active");
    round(START + SECOND);

    var again = new ReadLevels();
    var afterwards = new ReadBook(again, "serve-2", START + SECOND);
    again.count("shop", "active");
    again.count("shop", "active");
    afterwards.take(START + 2 * SECOND);
    publication(afterwards).publish();

    assertThat(sum(Resolution.MINUTE)).isEqualTo(3);
  }

  @Test
  void shouldLoseNothingWhenTheClockIsSetBack() throws Exception {
    reads.count("shop", "active");
    round(START + 10 * SECOND);
    round(START + 20 * SECOND);
    reads.count("shop", "active");
    round(START);
    reads.count("shop", "active");
    round(START + SECOND);

    assertThat(sum(Resolution.SECOND)).isEqualTo(3);
    assertThat(sum(Resolution.MINUTE)).isEqualTo(3);
  }

  @Test
  void shouldHoldBoundedlyManyBucketsWhileNothingCanBeWritten() throws Exception {
    topic.failing = 100;
    for (int tenant = 0; tenant < 2 * ReadLevels.MOST_TENANTS; tenant++) {
      reads.count("shop-" + tenant, "active");
    }
    round(START + SECOND);
    assertThat(book.pending()).hasSize(3 * ReadLevels.MOST_TENANTS);

    for (int second = 1; second < 20; second++) {
      for (int tenant = 0; tenant < ReadLevels.MOST_TENANTS; tenant++) {
        reads.count("shop-" + tenant, "active");
      }
      round(START + (second + 1) * SECOND);
    }

    assertThat(book.pending()).hasSize(ReadBook.MOST_OPEN);
    topic.failing = 0;
    round(START + 20 * SECOND);
    assertThat(sum(Resolution.HOUR)).isEqualTo(20L * ReadLevels.MOST_TENANTS);
  }

  private void round(long now) throws InterruptedException {
    book.take(now);
    publication.publish();
  }

  private ReadPublication publication(ReadBook of) {
    return new ReadPublication(TOPICS.trends(), of, () -> topic, Duration.ofSeconds(1));
  }

  private long sum(Resolution resolution) {
    return topic.levels().entrySet().stream()
        .filter(each -> each.getKey().resolution() == resolution)
        .flatMap(each -> each.getValue().values().stream())
        .mapToLong(Long::longValue)
        .sum();
  }
}
