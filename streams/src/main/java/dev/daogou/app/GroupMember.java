package dev.daogou.app;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.assignment.KafkaStreamsAssignment;
import org.apache.kafka.streams.processor.assignment.KafkaStreamsAssignment.AssignedTask;
import org.apache.kafka.streams.processor.assignment.KafkaStreamsState;
import org.apache.kafka.streams.processor.assignment.TaskInfo;

/** An instance of an application while tasks are shared out: what it had, is due, and gets. */
final class GroupMember {
  private final KafkaStreamsState state;
  private final Map<TaskId, TaskInfo> tasks;
  private final long acceptableLag;
  private final Map<TaskId, Long> lags;
  private final Map<Integer, Integer> due = new HashMap<>();
  private final Set<TaskId> active = new HashSet<>();
  private final Set<TaskId> copies = new HashSet<>();

  /**
   * @param tasks of the application
   * @param lags records that it lacks of the state of each task that has state
   * @param acceptableLag records that a copy may lack and take over
   */
  GroupMember(
      KafkaStreamsState state,
      Map<TaskId, TaskInfo> tasks,
      Map<TaskId, Long> lags,
      long acceptableLag) {
    this.state = state;
    this.tasks = tasks;
    this.lags = lags;
    this.acceptableLag = acceptableLag;
  }

  /** Whether it worked on a task until now. */
  boolean owned(TaskId task) {
    return state.previousActiveTasks().contains(task);
  }

  /** Whether it has a task's state from before. */
  boolean had(TaskId task) {
    return owned(task) || state.previousStandbyTasks().contains(task);
  }

  /** Whether it could go on with a task at once. */
  boolean isCaughtUp(TaskId task) {
    TaskInfo info = tasks.get(task);
    return info == null || !info.isStateful() || lag(task) <= acceptableLag;
  }

  /** Records that it lacks of a task's state. */
  long lag(TaskId task) {
    return lags.getOrDefault(task, Long.MAX_VALUE);
  }

  int threads() {
    return Math.max(1, state.numProcessingThreads());
  }

  /** Tasks of a part of the topology that are its share. */
  int due(int subtopology) {
    return due.getOrDefault(subtopology, 0);
  }

  /** Tasks that are its share, in all. */
  int due() {
    return due.values().stream().mapToInt(Integer::intValue).sum();
  }

  /** Makes its share one larger. */
  void grant(int subtopology) {
    due.merge(subtopology, 1, Integer::sum);
  }

  /** Whether it works on fewer tasks of a part of the topology than its share. */
  boolean isDueMore(int subtopology) {
    return active.stream().filter(task -> task.subtopology() == subtopology).count()
        < due(subtopology);
  }

  /** From now on it works on a task. */
  void activate(TaskId task) {
    active.add(task);
  }

  /** From now on it keeps a copy of a task's state. */
  void copy(TaskId task) {
    copies.add(task);
  }

  /** Whether it got a task, to work on or as a copy. */
  boolean has(TaskId task) {
    return active.contains(task) || copies.contains(task);
  }

  /** Copies that it keeps for each of its threads. */
  double copiesByThread() {
    return (double) copies.size() / threads();
  }

  /** Tasks of both kinds that it got, for each of its threads. */
  double load() {
    return (double) (active.size() + copies.size()) / threads();
  }

  /**
   * What it gets.
   *
   * @param next when tasks are to be shared out again, if they are
   */
  KafkaStreamsAssignment assignment(Optional<Instant> next) {
    KafkaStreamsAssignment assignment =
        KafkaStreamsAssignment.of(
            state.processId(),
            Stream.concat(
                    active.stream().map(task -> new AssignedTask(task, AssignedTask.Type.ACTIVE)),
                    copies.stream().map(task -> new AssignedTask(task, AssignedTask.Type.STANDBY)))
                .collect(Collectors.toSet()));
    return next.map(assignment::withFollowupRebalance).orElse(assignment);
  }
}
