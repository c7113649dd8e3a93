package dev.daogou.bench.faults;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.daogou.schemas.Topic;
import dev.daogou.schemas.Topics;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * Malformed records in every topic that the program reads, those between its stages too: records
 * that lie there already with some bytes changed, cut short, rubbish, nothing, and large ones.
 * Their keys are those of strangers, so that none replaces what the counted load has left.
 */
final class HostileRecords implements PacedNoise.Act, AutoCloseable {
  private static final int SAMPLES = 50;
  private static final int LARGE = 900_000;
  private static final String TENANT = Keys.STRANGERS + "/";

  private final KafkaProducer<byte[], byte[]> producer;
  private final List<String> topics;
  private final Map<String, List<byte[]>> samples = new HashMap<>();
  private final LongAdder written = new LongAdder();

  /** Takes samples of what lies in the topics. */
  HostileRecords(Installation installation) throws Exception {
    topics = topics(installation);
    TopicReader reader = new TopicReader(installation.bench().bootstrapServers());
    for (String topic : topics) {
      List<byte[]> some = new ArrayList<>();
      reader.read(
          topic,
          Map.of(),
          record -> {
            if (record.value() != null && some.size() < SAMPLES) {
              some.add(record.value());
            }
          });
      samples.put(topic, some);
    }
    producer =
        new KafkaProducer<>(
            Map.<String, Object>of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                installation.bench().bootstrapServers(),
                ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
                2 * Topics.LARGEST_RECORD,
                ProducerConfig.MAX_BLOCK_MS_CONFIG,
                1000),
            new ByteArraySerializer(),
            new ByteArraySerializer());
  }

  private static List<String> topics(Installation installation) throws Exception {
    List<String> names = new ArrayList<>();
    for (Topic<?, ?> topic : installation.topics().all()) {
      names.add(topic.name());
    }
    try (Admin admin = installation.bench().admin()) {
      Set<String> inside = StandingPartitions.inside(admin, installation.topics());
      names.addAll(inside);
    }
    return List.copyOf(names);
  }

  /** How many topics. */
  int topicCount() {
    return topics.size();
  }

  /** Records that Kafka took. */
  long written() {
    return written.sum();
  }

  @Override
  public int run(Random random) throws IOException {
    String topic = topics.get(random.nextInt(topics.size()));
    try {
      producer.send(
          new ProducerRecord<>(topic, key(random), value(topic, random)),
          (at, failure) -> written.add(failure == null ? 1 : 0));
    } catch (RuntimeException notTaken) {
      // Kafka is away.
      return 0;
    }
    return 1;
  }

  private static byte[] key(Random random) {
    return switch (random.nextInt(10)) {
      case 0 -> Mutation.noise(random.nextInt(50), random);
      case 1 -> (TENANT + "\u0000").getBytes(UTF_8);
      case 2 -> (Keys.STRANGERS + "-" + random.nextInt() + "/x").getBytes(UTF_8);
      default -> (TENANT + "stranger-" + random.nextInt(1000)).getBytes(UTF_8);
    };
  }

  private byte @Nullable [] value(String topic, Random random) {
    List<byte[]> some = samples.getOrDefault(topic, List.of());
    int kind = random.nextInt(1000);
    if (kind == 0) {
      return Mutation.noise(LARGE, random);
    } else if (kind < 50) {
      return null;
    } else if (kind < 200 || some.isEmpty()) {
      return Mutation.noise(random.nextInt(300), random);
    } else if (kind < 300) {
      return some.get(random.nextInt(some.size()));
    }
    return Mutation.of(some.get(random.nextInt(some.size())), random);
  }

  @Override
  public void close() {
    producer.close();
  }
}
