package dev.daogou.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.assignment.ApplicationState;
import org.apache.kafka.streams.processor.assignment.AssignmentConfigs;
import org.apache.kafka.streams.processor.assignment.KafkaStreamsAssignment;
import org.apache.kafka.streams.processor.assignment.KafkaStreamsAssignment.AssignedTask;
import org.apache.kafka.streams.processor.assignment.KafkaStreamsState;
import org.apache.kafka.streams.processor.assignment.ProcessId;
import org.apache.kafka.streams.processor.assignment.TaskAssignmentUtils;
import org.apache.kafka.streams.processor.assignment.TaskAssignor.AssignmentError;
import org.apache.kafka.streams.processor.assignment.TaskAssignor.TaskAssignment;
import org.apache.kafka.streams.processor.assignment.TaskInfo;
import org.apache.kafka.streams.processor.assignment.TaskTopicPartition;
import org.apache.kafka.streams.state.HostInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StickyAssignorTest {
  private static final long ACCEPTABLE = 1_000;
  private static final long FAR_BEHIND = 1_000_000;
  private static final int WARM_UPS = 2;

  private final Map<TaskId, TaskInfo> tasks = new HashMap<>();
  private final Map<Integer, Instance> group = new HashMap<>();
  private int standbys = 1;
  private TaskAssignment latest;

  @Test
  void shouldShareOutEachPartOfTheTopologyAtFirst() {
    topology(3, 3);
    join(1, 2, 3);

    rebalance();

    for (Instance each : group.values()) {
      assertThat(each.active).hasSize(3);
      assertThat(each.active.stream().map(TaskId::subtopology)).containsExactlyInAnyOrder(0, 1, 2);
      assertThat(each.copies).hasSizeBetween(2, 4);
    }
  }

  @Test
  void shouldMoveNothingButWhatAnInstanceThatIsGoneWorkedOn() {
    topology(3, 3);
    join(1, 2, 3);
    rebalance();
    Set<TaskId> ofTwo = Set.copyOf(group.get(2).active);
    Set<TaskId> ofThree = Set.copyOf(group.get(3).active);
    Set<TaskId> kept =
        Stream.of(2, 3)
            .flatMap(each -> group.get(each).copies.stream())
            .collect(Collectors.toSet());
    Set<TaskId> ofOne = Set.copyOf(group.get(1).active);

    group.remove(1);
    rebalance();

    assertThat(group.get(2).active).containsAll(ofTwo);
    assertThat(group.get(3).active).containsAll(ofThree);
    assertThat(kept).containsAll(ofOne);
    assertThat(group.get(2).active.size() + group.get(3).active.size()).isEqualTo(9);
    assertThat(nextRebalance()).isEmpty();
  }

  @Test
  void shouldGiveBackToAnInstanceThatReturnsWithItsStateItsShareAlone() {
    topology(3, 3);
    join(1, 2, 3);
    rebalance();
    Instance one = group.remove(1);
    rebalance();
    Set<TaskId> ofTwo = Set.copyOf(group.get(2).active);
    one.active.clear();
    one.copies.clear();
    group.put(1, one);

    rebalance();

    assertThat(one.active).hasSize(3);
    assertThat(one.active.stream().map(TaskId::subtopology)).containsExactlyInAnyOrder(0, 1, 2);
    assertThat(ofTwo).containsAll(group.get(2).active);
    assertThat(group.get(2).active).hasSize(3);
  }

  @Test
  void shouldLeaveTasksWithTheirOwnersUntilANewInstanceHasCaughtUp() {
    topology(1, 6);
    join(1, 2);
    rebalance();
    Set<TaskId> ofOne = Set.copyOf(group.get(1).active);
    join(3);
    tasks.keySet().forEach(task -> group.get(3).lags.put(task, FAR_BEHIND));

    rebalance();

    assertThat(group.get(3).active).isEmpty();
    assertThat(group.get(1).active).isEqualTo(ofOne);
    assertThat(group.get(3).copies).hasSizeGreaterThanOrEqualTo(WARM_UPS);
    assertThat(nextRebalance()).isPresent();

    group.get(3).copies.forEach(task -> group.get(3).lags.put(task, 0L));
    rebalance();

    assertThat(group.get(3).active).hasSize(2);
    assertThat(nextRebalance()).isEmpty();
  }

  @Test
  void shouldTakeTheNearestWhereNobodyHasCaughtUp() {
    topology(1, 1);
    join(1, 2);
    TaskId task = tasks.keySet().iterator().next();
    group.get(1).lags.put(task, FAR_BEHIND);
    group.get(2).lags.put(task, FAR_BEHIND / 2);

    rebalance();

    assertThat(group.get(2).active).containsExactly(task);
  }

  @Test
  void shouldShareOutByThreads() {
    topology(1, 6);
    join(1, 2);
    group.get(2).threads = 2;

    rebalance();

    assertThat(group.get(1).active).hasSize(2);
    assertThat(group.get(2).active).hasSize(4);
  }

  @Test
  void shouldKeepNoCopyOfATaskWithoutState() {
    tasks.put(new TaskId(0, 0), new Info(new TaskId(0, 0), false));
    join(1, 2);

    rebalance();

    assertThat(group.values()).allMatch(each -> each.copies.isEmpty());
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void shouldAssignEveryTaskOnceAndSettleEvenlyWhoeverComesAndGoes(long seed) {
    Random random = new Random(seed);
    standbys = random.nextInt(3);
    topology(1 + random.nextInt(3), 1 + random.nextInt(8));
    join(0);
    for (int round = 1; round <= 60; round++) {
      comeOrGo(random, round);
      Map<TaskId, Integer> before = owners();
      rebalance();
      isWhole();
      stayed(before);
      catchUp(random);
    }
    for (int i = 0; i < tasks.size() + 2; i++) {
      group.values().forEach(each -> each.lags.replaceAll((task, lag) -> 0L));
      rebalance();
    }
    isWhole();
    isEven();
    Map<TaskId, Integer> settled = owners();
    rebalance();
    assertThat(owners()).isEqualTo(settled);
  }

  private void comeOrGo(Random random, int round) {
    boolean comes = group.size() == 1 || (group.size() < 5 && random.nextBoolean());
    if (comes) {
      join(round);
      tasks.keySet().forEach(task -> group.get(round).lags.put(task, FAR_BEHIND));
    } else {
      List<Integer> names = List.copyOf(group.keySet());
      group.remove(names.get(random.nextInt(names.size())));
    }
  }

  private void catchUp(Random random) {
    for (Instance each : group.values()) {
      Stream.concat(each.active.stream(), each.copies.stream())
          .filter(task -> random.nextInt(3) > 0)
          .forEach(task -> each.lags.put(task, 0L));
    }
  }

  private void isWhole() {
    assertThat(TaskAssignmentUtils.validateTaskAssignment(state(), latest))
        .isEqualTo(AssignmentError.NONE);
    int most = Math.min(standbys, group.size() - 1);
    for (TaskId task : tasks.keySet()) {
      assertThat(group.values().stream().filter(each -> each.active.contains(task))).hasSize(1);
      assertThat(group.values().stream().filter(each -> each.copies.contains(task)).count())
          .isBetween((long) most, most + 1L);
    }
  }

  /** Who owned no more than a share before has lost nothing. */
  private void stayed(Map<TaskId, Integer> before) {
    Map<TaskId, Integer> now = owners();
    for (int part : tasks.keySet().stream().map(TaskId::subtopology).distinct().toList()) {
      long all = tasks.keySet().stream().filter(task -> task.subtopology() == part).count();
      for (int name : group.keySet()) {
        Set<TaskId> owned =
            before.keySet().stream()
                .filter(task -> task.subtopology() == part && before.get(task) == name)
                .collect(Collectors.toSet());
        if (owned.size() <= all / group.size()) {
          assertThat(owned).allMatch(task -> now.get(task) == name);
        }
      }
    }
  }

  private void isEven() {
    Map<Integer, Map<Integer, Integer>> counts = new HashMap<>();
    owners()
        .forEach(
            (task, name) ->
                counts
                    .computeIfAbsent(task.subtopology(), fresh -> new HashMap<>())
                    .merge(name, 1, Integer::sum));
    counts.forEach(
        (part, byName) -> {
          Collection<Integer> all =
              group.keySet().stream().map(name -> byName.getOrDefault(name, 0)).toList();
          int most = all.stream().max(Integer::compare).orElseThrow();
          int least = all.stream().min(Integer::compare).orElseThrow();
          assertThat(most - least).isLessThanOrEqualTo(1);
        });
  }

  private void topology(int parts, int partitions) {
    for (int part = 0; part < parts; part++) {
      for (int partition = 0; partition < partitions; partition++) {
        TaskId task = new TaskId(part, partition);
        tasks.put(task, new Info(task, true));
      }
    }
  }

  private void join(int... names) {
    for (int name : names) {
      Instance fresh = new Instance(new ProcessId(new UUID(0, name)));
      tasks.keySet().forEach(task -> fresh.lags.put(task, 0L));
      group.put(name, fresh);
    }
  }

  private Map<TaskId, Integer> owners() {
    Map<TaskId, Integer> owners = new HashMap<>();
    group.forEach((name, each) -> each.active.forEach(task -> owners.put(task, name)));
    return owners;
  }

  private void rebalance() {
    latest = new StickyAssignor().assign(state());
    Map<ProcessId, KafkaStreamsAssignment> byProcess =
        latest.assignment().stream()
            .collect(Collectors.toMap(KafkaStreamsAssignment::processId, Function.identity()));
    for (Instance each : group.values()) {
      each.take(byProcess.get(each.id));
    }
  }

  private Optional<Instant> nextRebalance() {
    return latest.assignment().stream()
        .flatMap(each -> each.followupRebalanceDeadline().stream())
        .findFirst();
  }

  private ApplicationState state() {
    Map<ProcessId, KafkaStreamsState> states =
        group.values().stream().collect(Collectors.toMap(each -> each.id, each -> each));
    AssignmentConfigs settings =
        new AssignmentConfigs(
            ACCEPTABLE,
            WARM_UPS,
            standbys,
            60_000,
            List.of(),
            OptionalInt.empty(),
            OptionalInt.empty(),
            "none");
    return new ApplicationState() {
      @Override
      public Map<ProcessId, KafkaStreamsState> kafkaStreamsStates(boolean computeTaskLags) {
        return states;
      }

      @Override
      public AssignmentConfigs assignmentConfigs() {
        return settings;
      }

      @Override
      public Map<TaskId, TaskInfo> allTasks() {
        return tasks;
      }
    };
  }

  private record Info(TaskId id, boolean isStateful) implements TaskInfo {
    @Override
    public Set<String> stateStoreNames() {
      return isStateful ? Set.of("store") : Set.of();
    }

    @Override
    public Set<TaskTopicPartition> topicPartitions() {
      return Set.of();
    }
  }

  /** An instance, with what the assignments before gave it. */
  private static final class Instance implements KafkaStreamsState {
    private final ProcessId id;
    private final Set<TaskId> active = new HashSet<>();
    private final Set<TaskId> copies = new HashSet<>();
    private final Map<TaskId, Long> lags = new HashMap<>();
    private int threads = 1;

    Instance(ProcessId id) {
      this.id = id;
    }

    void take(KafkaStreamsAssignment assignment) {
      active.clear();
      copies.clear();
      for (AssignedTask each : assignment.tasks().values()) {
        (each.type() == AssignedTask.Type.ACTIVE ? active : copies).add(each.id());
      }
    }

    @Override
    public ProcessId processId() {
      return id;
    }

    @Override
    public int numProcessingThreads() {
      return threads;
    }

    @Override
    public SortedSet<String> consumerClientIds() {
      return IntStream.range(0, threads)
          .mapToObj(thread -> id + "-" + thread)
          .collect(Collectors.toCollection(TreeSet::new));
    }

    @Override
    public SortedSet<TaskId> previousActiveTasks() {
      return new TreeSet<>(active);
    }

    @Override
    public SortedSet<TaskId> previousStandbyTasks() {
      return new TreeSet<>(copies);
    }

    @Override
    public long lagFor(TaskId task) {
      return lags.get(task);
    }

    @Override
    public SortedSet<TaskId> prevTasksByLag(String consumerClientId) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Map<TaskId, Long> statefulTasksToLagSums() {
      return Map.copyOf(lags);
    }

    @Override
    public Optional<HostInfo> hostInfo() {
      return Optional.empty();
    }

    @Override
    public Map<String, String> clientTags() {
      return Map.of();
    }

    @Override
    public Optional<String> rackId() {
      return Optional.empty();
    }
  }
}
