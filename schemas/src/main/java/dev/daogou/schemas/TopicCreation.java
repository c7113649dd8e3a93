package dev.daogou.schemas;

import dev.daogou.schemas.TopicsOutcome.Difference;
import dev.daogou.schemas.TopicsOutcome.LeadersSilent;
import dev.daogou.schemas.TopicsOutcome.PartitionsDiffer;
import dev.daogou.schemas.TopicsOutcome.Ready;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.CreateTopicsOptions;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.TopicExistsException;

/**
 * Brings the topics of an installation into being, and waits until they may be written to.
 *
 * <p>It may be repeated, and two processes may do it at once: a topic that somebody else made in
 * the meantime is taken as found. Producing before the leader of a new partition answers can lose
 * records for good (<a href="https://issues.apache.org/jira/browse/KAFKA-15591">KAFKA-15591</a>),
 * hence the wait.
 */
public final class TopicCreation {
  private static final Duration DEFAULT_PATIENCE = Duration.ofSeconds(60);
  private static final int REQUEST_TIMEOUT_MS = 10_000;

  private final Admin admin;
  private final Duration patience;

  /**
   * @param admin asks the brokers; stays the caller's to close
   */
  public TopicCreation(Admin admin) {
    this(admin, DEFAULT_PATIENCE);
  }

  /**
   * @param admin asks the brokers; stays the caller's to close
   * @param patience how long each step (creation, check, wait for leaders) goes on asking
   */
  public TopicCreation(Admin admin, Duration patience) {
    this.admin = admin;
    this.patience = patience;
  }

  /**
   * Creates what is missing, checks what is there, waits for the leaders.
   *
   * @param topics what there shall be
   * @param replication copies of each partition of a new topic; topics that exist keep theirs
   * @throws org.apache.kafka.common.KafkaException when the brokers do not answer, or refuse for a
   *     reason that waiting does not mend, such as missing rights
   */
  public TopicsOutcome create(Topics topics, int replication) {
    Set<String> created = new TreeSet<>();
    for (Topic<?, ?> topic : topics.all()) {
      if (Attempts.within(patience).untilAnswered(() -> createIfMissing(topic, replication))) {
        created.add(topic.name());
      }
    }
    List<Difference> differences =
        Attempts.within(patience).untilAnswered(() -> differences(topics));
    if (!differences.isEmpty()) {
      return new PartitionsDiffer(differences);
    }
    List<TopicPartition> silent = awaitLeaders(topics);
    return silent.isEmpty() ? new Ready(created) : new LeadersSilent(silent);
  }

  private boolean createIfMissing(Topic<?, ?> topic, int replication) {
    var options = new CreateTopicsOptions().timeoutMs(REQUEST_TIMEOUT_MS);
    var request = List.of(topic.toCreate((short) replication));
    try {
      Attempts.answer(admin.createTopics(request, options).all());
      return true;
    } catch (TopicExistsException e) {
      return false;
    }
  }

  private List<Difference> differences(Topics topics) {
    var names = topics.all().stream().map(Topic::name).toList();
    var options = new DescribeTopicsOptions().timeoutMs(REQUEST_TIMEOUT_MS);
    Map<String, TopicDescription> found =
        Attempts.answer(admin.describeTopics(names, options).allTopicNames());
    Function<Topic<?, ?>, Difference> compare =
        topic ->
            new Difference(
                topic.name(),
                topic.partitions(),
                Objects.requireNonNull(found.get(topic.name()), topic.name()).partitions().size());
    return topics.all().stream()
        .map(compare)
        .filter(difference -> difference.expected() != difference.found())
        .toList();
  }

  private List<TopicPartition> awaitLeaders(Topics topics) {
    var partitions = topics.all().stream().flatMap(TopicCreation::partitionsOf).toList();
    return Attempts.within(patience).untilEmpty(partitions, this::silent);
  }

  private List<TopicPartition> silent(List<TopicPartition> partitions) {
    var latest = partitions.stream().collect(Collectors.toMap(p -> p, p -> OffsetSpec.latest()));
    var options = new ListOffsetsOptions().timeoutMs(REQUEST_TIMEOUT_MS);
    ListOffsetsResult offsets = admin.listOffsets(latest, options);
    return partitions.stream().filter(partition -> !leaderAnswers(offsets, partition)).toList();
  }

  private static boolean leaderAnswers(ListOffsetsResult offsets, TopicPartition partition) {
    try {
      Attempts.answer(offsets.partitionResult(partition));
      return true;
    } catch (RetriableException e) {
      return false;
    }
  }

  private static Stream<TopicPartition> partitionsOf(Topic<?, ?> topic) {
    return IntStream.range(0, topic.partitions())
        .mapToObj(partition -> new TopicPartition(topic.name(), partition));
  }
}
