package dev.daogou.clients;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class IsolationTest {
  private static final Duration WAIT = Duration.ofMillis(100);
  private static final Duration TRANSACTION = Duration.ofSeconds(10);

  private static final int RECORDS = 180;

  private final Topic topic = new Topic(2, 100);
  private final Memory memory = new Memory();

  @Test
  void shouldHandOutEverythingAsItComes() {
    StreamThread thread = new StreamThread("here");

    thread.run();

    assertThat(topic.done).hasSize(RECORDS);
    assertThat(memory.writes).as("one for each partition, together").isEqualTo(1);
    assertThat(memory.aside).isEmpty();
  }

  @Test
  void shouldSetAsideTheRecordThatThreadsFailAt() {
    topic.strange.add("0@57");

    int threads = runUntilDone("here");

    assertThat(memory.aside).containsExactly("0@57");
    assertThat(topic.done).hasSize(RECORDS - 1).doesNotContain("0@57");
    assertThat(threads).isEqualTo(4);
  }

  @Test
  void shouldSetAsideRecordsThatFollowEachOther() {
    topic.strange.addAll(List.of("0@56", "0@57", "0@59", "1@0", "1@99"));

    runUntilDone("here");

    assertThat(memory.aside).containsExactlyInAnyOrderElementsOf(topic.strange);
    assertThat(topic.done).hasSize(RECORDS - 5);
  }

  @Test
  void shouldSetAsideTheRecordThatEndsItsProcess() {
    topic.strange.add("1@20");
    int processes = 0;
    while (!topic.isDone()) {
      new StreamThread("process-" + processes++).runSilently();
    }

    assertThat(memory.aside).containsExactly("1@20");
    assertThat(topic.done).hasSize(RECORDS - 1);
    assertThat(processes).isEqualTo(6);
  }

  @Test
  void shouldSetAsideTheRecordThatTakesLongerThanATransaction() {
    topic.slow.add("0@33");

    runUntilDone("here");

    assertThat(memory.aside).containsExactly("0@33");
    assertThat(memory.why).contains("ms");
    assertThat(topic.done).hasSize(RECORDS - 1);
  }

  @Test
  void shouldTrustAPartitionAgainThatIsReadToItsEnd() {
    for (int failed = 0; failed < Attempt.UNHINDERED; failed++) {
      new StreamThread("here").failBecauseOf(new KafkaException("the broker is away"));
    }
    StreamThread thread = new StreamThread("here");
    thread.run();
    assertThat(thread.handOut()).isEmpty();

    topic.records += 500;
    assertThat(thread.handOut()).as("all at once").hasSizeGreaterThan(Attempt.GROUP);
  }

  @Test
  void shouldGoOnWhereTheStateOfATaskIsGivenUp() {
    topic.strange.add("1@57");
    for (int failed = 0; failed < Attempt.UNHINDERED; failed++) {
      new StreamThread("here").failBecauseOf(new KafkaException("the broker is away"));
    }
    StreamThread thread = new StreamThread("here");
    assertThat(thread.handOut()).isNotEmpty();

    thread.giveUpItsState();
    thread.run();
    runUntilDone("here");

    assertThat(memory.aside).containsExactly("1@57");
    assertThat(topic.done).hasSize(RECORDS - 1);
  }

  @Test
  void shouldLoseNothingToSurroundingsThatFail() {
    for (int thread = 0; thread < 30; thread++) {
      new StreamThread("here").failBecauseOf(new KafkaException("the broker is away"));
    }
    runUntilDone("here");

    assertThat(memory.aside).isEmpty();
    assertThat(topic.done).hasSize(RECORDS);
  }

  @Test
  void shouldGoOnWhereNothingCanBeRemembered() {
    memory.isAway = true;

    new StreamThread("here").run();

    assertThat(topic.done).hasSize(RECORDS);
  }

  @Test
  void shouldFailRatherThanSkipWhatCannotBeSetAside() {
    topic.strange.add("0@57");
    memory.refuses = true;
    for (int thread = 0; thread < 20; thread++) {
      try {
        new StreamThread("here").run();
      } catch (KafkaException refused) {
        assertThat(refused).hasMessageContaining("refused");
      }
    }
    assertThat(topic.isDone()).isFalse();

    memory.refuses = false;
    runUntilDone("here");

    assertThat(memory.aside).containsExactly("0@57");
    assertThat(topic.done).hasSize(RECORDS - 1);
  }

  @Test
  void shouldDoEveryGoodRecordOnceAndSetAsideEveryOther() {
    Random random = new Random(14);
    for (int round = 0; round < 60; round++) {
      new IsolationTest().mixture(random);
    }
  }

  private void mixture(Random random) {
    int strange = random.nextInt(6);
    for (int i = 0; i < strange; i++) {
      String record = random.nextInt(2) + "@" + (10 * random.nextInt(10) + random.nextInt(8));
      (random.nextInt(4) == 0 ? topic.slow : topic.strange).add(record);
    }
    topic.slow.removeAll(topic.strange);
    topic.most = 1 + random.nextInt(60);
    int threads = 0;
    while (!topic.isDone()) {
      StreamThread thread = new StreamThread("process-" + threads++ / 20);
      if (random.nextInt(5) == 0) {
        thread.failBecauseOf(new KafkaException("on the way"));
      } else {
        thread.run();
      }
      assertThat(threads).isLessThan(500);
    }
    Set<String> all = new HashSet<>(topic.strange);
    all.addAll(topic.slow);
    assertThat(memory.aside).containsExactlyInAnyOrderElementsOf(all);
    assertThat(topic.done).hasSize(RECORDS - all.size()).doesNotHaveDuplicates();
  }

  private int runUntilDone(String process) {
    int threads = 0;
    while (!topic.isDone()) {
      new StreamThread(process).run();
      threads++;
      assertThat(threads).isLessThan(200);
    }
    return threads;
  }

  /** What Kafka holds, and how far the application has come. */
  private static final class Topic {
    private final int partitions;
    private int records;
    private final Set<String> strange = new TreeSet<>();
    private final Set<String> slow = new TreeSet<>();
    private final Map<TopicPartition, Long> committed = new HashMap<>();
    private final List<String> done = new ArrayList<>();
    private int most = 40;

    Topic(int partitions, int records) {
      this.partitions = partitions;
      this.records = records;
      all().forEach(partition -> committed.put(partition, 0L));
    }

    List<TopicPartition> all() {
      return IntStream.range(0, partitions)
          .mapToObj(each -> new TopicPartition("t", each))
          .toList();
    }

    // A last record that was set aside is never committed.
    boolean isDone() {
      return done.containsAll(
          all().stream()
              .flatMap(
                  partition ->
                      IntStream.range(0, records)
                          .filter(Topic::isRecord)
                          .mapToObj(each -> name(partition, each)))
              .filter(each -> !strange.contains(each) && !slow.contains(each))
              .toList());
    }

    /** Every tenth offset is that of a marker of a transaction. */
    static boolean isRecord(long offset) {
      return offset % 10 != 8;
    }

    static String name(TopicPartition partition, long offset) {
      return partition.partition() + "@" + offset;
    }
  }

  /** What outlives threads and processes. */
  private static final class Memory implements Isolation.Log, Isolation.SetAside {
    private final Map<TopicPartition, Attempt> attempts = new HashMap<>();
    private final List<String> aside = new ArrayList<>();
    private String why = "";
    private int writes;
    private boolean isAway;
    private boolean refuses;

    @Override
    public Isolation.Answer read() {
      Map<TopicPartition, Attempt> now = Map.copyOf(attempts);
      return () -> {
        throwIfAway();
        return now;
      };
    }

    @Override
    public void note(Map<TopicPartition, Attempt> news) {
      if (!isAway) {
        write(news);
      }
    }

    @Override
    public void write(Map<TopicPartition, Attempt> news) {
      throwIfAway();
      writes++;
      attempts.putAll(news);
    }

    private void throwIfAway() {
      if (isAway) {
        throw new KafkaException("away");
      }
    }

    @Override
    public void accept(ConsumerRecord<byte[], byte[]> record, String reason) {
      if (refuses) {
        throw new KafkaException("refused");
      }
      aside.add(record.partition() + "@" + record.offset());
      why = reason;
    }
  }

  /** A thread with its consumer: polls, works off what it gets, commits now and then. */
  private final class StreamThread {
    private final Map<TopicPartition, Long> positions = new LinkedHashMap<>(topic.committed);
    private final Set<TopicPartition> paused = new HashSet<>();
    private final Map<TopicPartition, Long> uncommitted = new HashMap<>();
    private final List<String> worked = new ArrayList<>();
    private final Isolation isolation;
    private long now;

    StreamThread(String process) {
      isolation = new Isolation(consumer(), memory, memory, TRANSACTION, process, () -> now);
      isolation.join(topic.all());
    }

    /** Until everything is done, or the thread has to be replaced. */
    void run() {
      work().ifPresent(isolation::failed);
    }

    /** The same, but that the process ends with the thread. */
    void runSilently() {
      var unused = work();
    }

    void failBecauseOf(Throwable failure) {
      handOut();
      isolation.failed(failure);
    }

    private Optional<Throwable> work() {
      for (int poll = 0; poll < 2_000 && !topic.isDone(); poll++) {
        for (ConsumerRecord<byte[], byte[]> record : handOut()) {
          String name = record.partition() + "@" + record.offset();
          if (topic.strange.contains(name)) {
            return Optional.of(new UnsupportedOperationException("on purpose"));
          }
          if (topic.slow.contains(name)) {
            now += TRANSACTION.multipliedBy(2).toNanos();
            isolation.leave(topic.all());
            return Optional.of(new KafkaException("fenced"));
          }
          worked.add(name);
          uncommitted.put(
              new TopicPartition(record.topic(), record.partition()), record.offset() + 1);
        }
        if (poll % 3 == 2) {
          commit();
        }
      }
      commit();
      return Optional.empty();
    }

    /** What Kafka Streams does where the state of tasks is corrupt. */
    void giveUpItsState() {
      worked.clear();
      uncommitted.clear();
      topic.all().forEach(each -> positions.put(each, topic.committed.get(each)));
    }

    private List<ConsumerRecord<byte[], byte[]>> handOut() {
      List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
      isolation.poll(WAIT, this::poll).forEach(records::add);
      now += Duration.ofMillis(1).toNanos();
      return records;
    }

    private void commit() {
      topic.done.addAll(worked);
      topic.committed.putAll(uncommitted);
      worked.clear();
      uncommitted.clear();
    }

    private ConsumerRecords<byte[], byte[]> poll(Duration wait) {
      Map<TopicPartition, List<ConsumerRecord<byte[], byte[]>>> found = new LinkedHashMap<>();
      Map<TopicPartition, OffsetAndMetadata> next = new HashMap<>();
      for (TopicPartition partition : topic.all()) {
        long from = positions.get(partition);
        long to = paused.contains(partition) ? from : Math.min(topic.records, from + topic.most);
        if (to > from && !records(partition, from, to).isEmpty()) {
          found.put(partition, records(partition, from, to));
          next.put(partition, new OffsetAndMetadata(to));
          positions.put(partition, to);
        }
      }
      return new ConsumerRecords<>(found, next);
    }

    private List<ConsumerRecord<byte[], byte[]>> records(
        TopicPartition partition, long from, long to) {
      List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
      for (long offset = from; offset < to; offset++) {
        if (Topic.isRecord(offset)) {
          records.add(
              new ConsumerRecord<>(
                  partition.topic(), partition.partition(), offset, new byte[0], new byte[0]));
        }
      }
      return records;
    }

    @SuppressWarnings("unchecked")
    private Consumer<byte[], byte[]> consumer() {
      return (Consumer<byte[], byte[]>)
          Proxy.newProxyInstance(
              getClass().getClassLoader(),
              new Class<?>[] {Consumer.class},
              (proxy, method, arguments) ->
                  switch (method.getName()) {
                    case "assignment" -> Set.copyOf(topic.all());
                    case "paused" -> Set.copyOf(paused);
                    case "pause" -> paused.addAll((Collection<TopicPartition>) arguments[0]);
                    case "resume" -> paused.removeAll((Collection<TopicPartition>) arguments[0]);
                    case "seek" ->
                        positions.put((TopicPartition) arguments[0], (Long) arguments[1]);
                    case "position" -> positions.get((TopicPartition) arguments[0]);
                    case "currentLag" ->
                        OptionalLong.of(
                            topic.records - positions.get((TopicPartition) arguments[0]));
                    case "committed" -> committed((Set<TopicPartition>) arguments[0]);
                    default -> throw new UnsupportedOperationException(method.getName());
                  });
    }

    private Map<TopicPartition, OffsetAndMetadata> committed(Set<TopicPartition> partitions) {
      Map<TopicPartition, OffsetAndMetadata> committed = new HashMap<>();
      partitions.forEach(
          each -> committed.put(each, new OffsetAndMetadata(topic.committed.get(each))));
      return committed;
    }
  }
}
