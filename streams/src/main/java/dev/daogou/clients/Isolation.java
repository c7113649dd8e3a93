package dev.daogou.clients;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds the record that stops a partition, whatever it does to its thread, and lets the partition
 * go on without it. A partition that begins at the same record for the third time has its records
 * handed out in small groups, each when the one before is committed; a group at which the thread
 * fails is handed out record by record; and a record that fails alone is set aside. Meanwhile the
 * thread gets nothing else, so that it is clear what it failed at. Belongs to one consumer and its
 * thread.
 */
final class Isolation {
  private static final Logger LOG = LoggerFactory.getLogger(Isolation.class);

  /** Records that are handed out in groups before the partition is trusted again. */
  private static final int SUSPECTED = 2_000;

  private static final Duration ASK_FOR_COMMIT = Duration.ofSeconds(1);
  private static final Duration UNTIL_COMMIT = Duration.ofMillis(20);

  private final Consumer<byte[], byte[]> consumer;
  private final Log log;
  private final SetAside setAside;
  private final Duration longest;
  private final String process;
  private final LongSupplier nanoTime;

  /** Of every partition that was begun with. */
  private final Map<TopicPartition, Attempt> begun = new HashMap<>();

  /** Those of them that are not remembered, for nothing of them was handed out. */
  private final Set<TopicPartition> held = new HashSet<>();

  /** Offset of the next record to be polled, of every partition that was begun with. */
  private final Map<TopicPartition, Long> expected = new HashMap<>();

  /** Offset that is committed once all is done that was handed out. */
  private final Map<TopicPartition, Long> handedOut = new HashMap<>();

  private final Map<TopicPartition, Hindered> hindered = new LinkedHashMap<>();
  private Optional<Group> outstanding = Optional.empty();
  private Optional<Answer> asked = Optional.empty();

  /** Where attempts are remembered. */
  interface Log {
    /** The newest attempt at each partition, to be asked for once it is needed. */
    Answer read();

    /** Remembers them sooner or later; nobody waits. */
    void note(Map<TopicPartition, Attempt> attempts);

    /**
     * Returns when they are remembered.
     *
     * @throws KafkaException when they are not
     */
    void write(Map<TopicPartition, Attempt> attempts);
  }

  /** What was asked of Kafka. */
  interface Answer {
    /**
     * Waits for it.
     *
     * @throws KafkaException when nobody knows
     */
    Map<TopicPartition, Attempt> get();
  }

  /** Where a record goes that cannot be handled. */
  interface SetAside {
    /**
     * Returns when it is there.
     *
     * @throws KafkaException when it is not
     */
    void accept(ConsumerRecord<byte[], byte[]> record, String why);
  }

  /**
   * @param left records until the partition is trusted again
   */
  private record Hindered(Attempt attempt, int left) {}

  /**
   * What the thread works on.
   *
   * @param began nanoseconds, when it was handed out
   * @param isWorkedOff whether the thread has come back since
   */
  private record Group(
      TopicPartition partition, Attempt attempt, int size, long began, boolean isWorkedOff) {
    Group workedOff(Attempt found) {
      return new Group(partition, found, size, began, true);
    }
  }

  /**
   * @param transaction how long a thread may take before it is fenced
   * @param process name of this process that no other has
   */
  Isolation(
      Consumer<byte[], byte[]> consumer,
      Log log,
      SetAside setAside,
      Duration transaction,
      String process,
      LongSupplier nanoTime) {
    this.consumer = consumer;
    this.log = log;
    this.setAside = setAside;
    // Something else of the transaction takes its time, too.
    longest = transaction.multipliedBy(3).dividedBy(4);
    this.process = process;
    this.nanoTime = nanoTime;
  }

  /** What the thread is to work on next. */
  ConsumerRecords<byte[], byte[]> poll(
      Duration wait, Function<Duration, ConsumerRecords<byte[], byte[]>> poll) {
    lookAtTheTime();
    if (!hindered.isEmpty()) {
      if (!isAllCommitted()) {
        return nothing(wait, poll);
      }
      trustMore();
    }
    ConsumerRecords<byte[], byte[]> found = poll.apply(wait);
    if (found.isEmpty()) {
      return found;
    }
    HeldBatch batch = new HeldBatch(found);
    List<TopicPartition> beginning =
        found.partitions().stream().filter(each -> isBeginning(each, batch)).toList();
    if (!beginning.isEmpty()) {
      begin(beginning, batch);
    }
    return hindered.isEmpty() ? all(batch) : oneGroup(batch);
  }

  /** Whether partitions are held back that have records. */
  boolean isHoldingBack() {
    return !hindered.isEmpty();
  }

  /** The thread fails; what it works on may be the reason. */
  void failed(Throwable failure) {
    RecordFault.of(failure)
        .ifPresent(
            why ->
                outstanding
                    .filter(group -> group.attempt().isAlone())
                    .ifPresentOrElse(
                        group -> write(group.partition(), group.attempt().condemned(why)),
                        this::suspectAll));
    outstanding = Optional.empty();
  }

  private void suspectAll() {
    Map<TopicPartition, Attempt> suspected = new HashMap<>();
    begun.forEach(
        (partition, attempt) -> {
          if (!held.contains(partition)) {
            suspected.put(partition, attempt.suspected());
          }
        });
    write(suspected);
  }

  /** The partitions are this thread's now, or anew. */
  void join(Collection<TopicPartition> partitions) {
    leave(partitions);
    // Asked early, so that the first record need not wait.
    asked = Optional.of(log.read());
  }

  /** The partitions are another thread's. */
  void leave(Collection<TopicPartition> partitions) {
    lookAtTheTime();
    outstanding = outstanding.filter(group -> !partitions.contains(group.partition()));
    partitions.forEach(begun::remove);
    partitions.forEach(held::remove);
    partitions.forEach(expected::remove);
    partitions.forEach(handedOut::remove);
    partitions.forEach(hindered::remove);
  }

  // A thread that comes back, or is told that it is fenced, has done its work or given it up.
  private void lookAtTheTime() {
    outstanding
        .filter(group -> !group.isWorkedOff())
        .ifPresent(group -> outstanding = Optional.of(group.workedOff(timed(group))));
  }

  private Attempt timed(Group group) {
    Duration took = Duration.ofNanos(nanoTime.getAsLong() - group.began());
    if (!group.attempt().isAlone() || took.compareTo(longest) <= 0) {
      return group.attempt();
    }
    String why = "took " + took.toMillis() + " ms, longer than a transaction may last";
    Attempt lost = group.attempt().lost(process, why);
    write(group.partition(), lost);
    return lost;
  }

  private boolean isAllCommitted() {
    Map<TopicPartition, OffsetAndMetadata> committed;
    try {
      forgetWhatWasGivenUp();
      committed = consumer.committed(handedOut.keySet(), ASK_FOR_COMMIT);
    } catch (TimeoutException notNow) {
      return false;
    }
    return handedOut.entrySet().stream()
        .allMatch(
            each -> {
              OffsetAndMetadata done = committed.get(each.getKey());
              return done != null && done.offset() >= each.getValue();
            });
  }

  // Where Kafka Streams gives up the state of a task, it goes back to what is committed: what was
  // handed out since will not be committed, but be polled again.
  private void forgetWhatWasGivenUp() {
    List<TopicPartition> givenUp =
        handedOut.entrySet().stream()
            .filter(each -> consumer.position(each.getKey(), ASK_FOR_COMMIT) < each.getValue())
            .map(Map.Entry::getKey)
            .toList();
    givenUp.forEach(handedOut::remove);
    outstanding = outstanding.filter(group -> !givenUp.contains(group.partition()));
  }

  private void trustMore() {
    outstanding.ifPresent(this::trustMore);
    outstanding = Optional.empty();
    hindered.keySet().removeIf(this::isAtItsEnd);
  }

  // All that was suspected is done: nothing of it is held, and nothing is left.
  private boolean isAtItsEnd(TopicPartition partition) {
    return !held.contains(partition) && consumer.currentLag(partition).orElse(1) == 0;
  }

  private void trustMore(Group group) {
    hindered.computeIfPresent(
        group.partition(),
        (partition, each) -> {
          int left = each.left() - group.size();
          if (left > 0) {
            return new Hindered(each.attempt(), left);
          }
          LOG.info("{} goes on as usual", partition);
          return null;
        });
  }

  /** Stays a member of the group of consumers, without more work. */
  private ConsumerRecords<byte[], byte[]> nothing(
      Duration wait, Function<Duration, ConsumerRecords<byte[], byte[]>> poll) {
    Set<TopicPartition> running = new HashSet<>(consumer.assignment());
    running.removeAll(consumer.paused());
    consumer.pause(running);
    try {
      // Of partitions that have come just now there may be some.
      new HeldBatch(poll.apply(wait.compareTo(UNTIL_COMMIT) < 0 ? wait : UNTIL_COMMIT))
          .offsets()
          .forEach(consumer::seek);
      return ConsumerRecords.empty();
    } finally {
      running.retainAll(consumer.assignment());
      consumer.resume(running);
    }
  }

  private boolean isBeginning(TopicPartition partition, HeldBatch batch) {
    Long next = expected.get(partition);
    return next == null || batch.first(partition).offset() < next;
  }

  private void begin(List<TopicPartition> partitions, HeldBatch batch) {
    Map<TopicPartition, Attempt> before;
    try {
      before = before(partitions);
    } catch (KafkaException e) {
      LOG.warn("{} begin as if for the first time: {}", partitions, e.getMessage());
      before = Map.of();
    }
    for (TopicPartition partition : partitions) {
      hindered.remove(partition);
      long position = batch.first(partition).offset();
      begin(
          partition,
          Optional.ofNullable(before.get(partition)).map(attempt -> attempt.from(position)),
          batch);
    }
  }

  // What was asked when they came does not know what has been tried since.
  private Map<TopicPartition, Attempt> before(List<TopicPartition> partitions) {
    boolean areNew = partitions.stream().noneMatch(expected::containsKey);
    return (areNew ? asked.orElseGet(log::read) : log.read()).get();
  }

  private void begin(TopicPartition partition, Optional<Attempt> before, HeldBatch batch) {
    before.ifPresent(attempt -> skip(partition, attempt.setAside(), batch));
    if (!batch.has(partition)) {
      return;
    }
    long first = batch.first(partition).offset();
    Attempt attempt = Attempt.begin(before, first, process);
    if (attempt.fault().isPresent()) {
      setAside(partition, attempt.fault().get(), batch);
      Attempt without = attempt.without(process);
      // Nobody shall set it aside twice, whatever happens to the next.
      write(Map.of(partition, without));
      begin(partition, Optional.of(without), batch);
    } else {
      expected.put(partition, first);
      begun.put(partition, attempt);
      held.add(partition);
      if (attempt.isHindered()) {
        hinder(partition, attempt);
      }
    }
  }

  private void hinder(TopicPartition partition, Attempt attempt) {
    LOG.warn(
        "threads fail at {} from {} on: its records are tried {}",
        partition,
        attempt.offset(),
        attempt.isAlone() ? "one by one" : "in groups");
    hindered.put(partition, new Hindered(attempt, attempt.isAlone() ? Attempt.GROUP : SUSPECTED));
  }

  private void setAside(TopicPartition partition, String why, HeldBatch batch) {
    ConsumerRecord<byte[], byte[]> record = batch.first(partition);
    LOG.error("threads fail at {}@{}, it is set aside: {}", partition, record.offset(), why);
    setAside.accept(record, why);
    skip(partition, List.of(record.offset()), batch);
  }

  private void skip(TopicPartition partition, List<Long> offsets, HeldBatch batch) {
    while (batch.has(partition) && offsets.contains(batch.first(partition).offset())) {
      expected.put(partition, batch.first(partition).offset() + 1);
      batch.take(partition, 1);
    }
  }

  private ConsumerRecords<byte[], byte[]> all(HeldBatch batch) {
    ConsumerRecords<byte[], byte[]> all = batch.left();
    remember(all.partitions());
    all.partitions().forEach(partition -> note(partition, all.records(partition)));
    return all;
  }

  private ConsumerRecords<byte[], byte[]> oneGroup(HeldBatch batch) {
    Optional<TopicPartition> suspected = hindered.keySet().stream().filter(batch::has).findFirst();
    if (suspected.isEmpty()) {
      return all(batch);
    }
    if (!isAllCommitted()) {
      // It was found to be suspected while the thread works on others.
      batch.offsets().forEach(consumer::seek);
      return ConsumerRecords.empty();
    }
    TopicPartition partition = suspected.get();
    Hindered before = Objects.requireNonNull(hindered.remove(partition));
    List<ConsumerRecord<byte[], byte[]>> group = batch.take(partition, before.attempt().size());
    seekBack(batch, partition, group);
    Attempt attempt = attempt(partition, before.attempt(), group.getFirst().offset());
    // At the end of the queue: the next group is of another.
    hindered.put(partition, new Hindered(attempt, before.left()));
    note(partition, group);
    outstanding =
        Optional.of(new Group(partition, attempt, group.size(), nanoTime.getAsLong(), false));
    return HeldBatch.only(partition, group);
  }

  private Attempt attempt(TopicPartition partition, Attempt before, long first) {
    if (before.offset() != first) {
      begun.put(partition, before.next(first, process));
      held.add(partition);
    }
    remember(Set.of(partition));
    return begun.getOrDefault(partition, before);
  }

  private void seekBack(
      HeldBatch batch, TopicPartition partition, List<ConsumerRecord<byte[], byte[]>> group) {
    batch.offsets().forEach(consumer::seek);
    if (!batch.has(partition)) {
      // Skips what is no record, as the end of a transaction, in the same way.
      consumer.seek(partition, group.getLast().offset() + 1);
    }
  }

  private void note(TopicPartition partition, List<ConsumerRecord<byte[], byte[]>> records) {
    long next = records.getLast().offset() + 1;
    expected.put(partition, next);
    handedOut.put(partition, next);
  }

  /** Before anything is handed out of them. */
  private void remember(Set<TopicPartition> partitions) {
    Map<TopicPartition, Attempt> news = new HashMap<>();
    for (TopicPartition partition : partitions) {
      Attempt attempt = begun.get(partition);
      if (attempt != null && held.remove(partition)) {
        news.put(partition, attempt);
      }
    }
    if (news.isEmpty()) {
      return;
    }
    if (news.values().stream().allMatch(Attempt::isFirst)) {
      // Were it lost, a thread more would fail.
      log.note(news);
    } else {
      write(news);
    }
  }

  private void write(TopicPartition partition, Attempt attempt) {
    begun.put(partition, attempt);
    write(Map.of(partition, attempt));
  }

  private void write(Map<TopicPartition, Attempt> attempts) {
    if (attempts.isEmpty()) {
      return;
    }
    try {
      log.write(attempts);
    } catch (KafkaException e) {
      LOG.warn("{} are not remembered: {}", attempts.keySet(), e.getMessage());
    }
  }
}
