package dev.daogou.bench;

import java.nio.file.Path;
import java.util.Properties;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;

/**
 * The floor: the least that any exactly-once personalisation on Kafka Streams does. For each event
 * it reads and writes one state of the shopper and sends one record on; the bytes mean nothing.
 */
final class FloorTopology {
  private static final String STATES = "states";
  private static final int STATE_BYTES = 600;

  private FloorTopology() {}

  static Topology of(String input, String output) {
    StreamsBuilder builder = new StreamsBuilder();
    builder.addStateStore(
        Stores.keyValueStoreBuilder(
            Stores.persistentKeyValueStore(STATES), Serdes.ByteArray(), Serdes.ByteArray()));
    builder.stream(input, Consumed.with(Serdes.ByteArray(), Serdes.ByteArray()))
        .process(Touch::new, Named.as("touch"), STATES)
        .to(output, Produced.with(Serdes.ByteArray(), Serdes.ByteArray()));
    return builder.build();
  }

  /** The same guarantees and client settings as the personalization topology. */
  static Properties properties(String application, String bootstrapServers, Path state) {
    Properties properties = new Properties();
    properties.put(StreamsConfig.APPLICATION_ID_CONFIG, application);
    properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
    properties.put(StreamsConfig.STATE_DIR_CONFIG, state.toString());
    properties.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
    properties.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, 100);
    properties.put(StreamsConfig.REPLICATION_FACTOR_CONFIG, 1);
    properties.put(StreamsConfig.POLL_MS_CONFIG, 2);
    properties.put(
        StreamsConfig.mainConsumerPrefix(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG), "earliest");
    properties.put(StreamsConfig.producerPrefix(ProducerConfig.LINGER_MS_CONFIG), 0);
    properties.put(StreamsConfig.producerPrefix(ProducerConfig.BATCH_SIZE_CONFIG), 128 * 1024);
    properties.put(StreamsConfig.producerPrefix(ProducerConfig.COMPRESSION_TYPE_CONFIG), "lz4");
    return properties;
  }

  private static final class Touch implements Processor<byte[], byte[], byte[], byte[]> {
    // Incompressible, as quantised vectors are.
    private final RandomGenerator random =
        RandomGeneratorFactory.of("Xoshiro256PlusPlus").create(1);
    private ProcessorContext<byte[], byte[]> context;
    private KeyValueStore<byte[], byte[]> states;

    @Override
    public void init(ProcessorContext<byte[], byte[]> to) {
      context = to;
      states = to.getStateStore(STATES);
    }

    @Override
    public void process(Record<byte[], byte[]> event) {
      byte[] state = states.get(event.key());
      if (state == null) {
        state = new byte[STATE_BYTES];
      }
      random.nextBytes(state);
      states.put(event.key(), state);
      context.forward(event);
    }
  }
}
