package dev.daogou.app;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.assignment.ApplicationState;
import org.apache.kafka.streams.processor.assignment.AssignmentConfigs;
import org.apache.kafka.streams.processor.assignment.KafkaStreamsState;
import org.apache.kafka.streams.processor.assignment.TaskAssignor;
import org.apache.kafka.streams.processor.assignment.TaskInfo;

/**
 * Shares tasks out among instances so that those stay where they are that can (KIP-924). Kafka's
 * own assignor deals all tasks out anew to whoever has caught up: whenever an instance comes or
 * goes, most partitions pause and change hands. Here only the tasks of an instance that is gone
 * move, to a copy that has caught up, and those that are a new instance's share, once its copies
 * have caught up; until then their owners go on, and the new instance warms up ({@code
 * max.warmup.replicas} tasks at a time, looked at again after {@code
 * probing.rebalance.interval.ms}).
 */
public final class StickyAssignor implements TaskAssignor {
  @Override
  public TaskAssignment assign(ApplicationState application) {
    List<GroupMember> members = members(application);
    Warming warming = new Warming(application.assignmentConfigs().maxWarmupReplicas());
    // What a task of one part of the topology costs says nothing of another's.
    application.allTasks().keySet().stream()
        .sorted()
        .collect(Collectors.groupingBy(TaskId::subtopology))
        .forEach((subtopology, tasks) -> assign(subtopology, tasks, members, warming));
    keepCopies(application, members);
    Optional<Instant> next = warming.next(application.assignmentConfigs());
    return new TaskAssignment(members.stream().map(each -> each.assignment(next)).toList());
  }

  /** How many tasks are warmed up on instances that are to take them over. */
  private static final class Warming {
    private final int most;
    private int begun;

    Warming(int most) {
      this.most = most;
    }

    /** Whether one more may begin, which then has. */
    boolean begins() {
      return begun < most && begun++ < most;
    }

    Optional<Instant> next(AssignmentConfigs settings) {
      Duration pause = Duration.ofMillis(settings.probingRebalanceIntervalMs());
      return begun == 0 ? Optional.empty() : Optional.of(Instant.now().plus(pause));
    }
  }

  private static List<GroupMember> members(ApplicationState application) {
    Map<TaskId, TaskInfo> tasks = application.allTasks();
    boolean hasState = tasks.values().stream().anyMatch(TaskInfo::isStateful);
    long acceptableLag = application.assignmentConfigs().acceptableRecoveryLag();
    return application.kafkaStreamsStates(hasState).values().stream()
        .sorted(Comparator.comparing(KafkaStreamsState::processId))
        .map(
            state -> {
              Map<TaskId, Long> lags = hasState ? state.statefulTasksToLagSums() : Map.of();
              return new GroupMember(state, tasks, lags, acceptableLag);
            })
        .toList();
  }

  private static void assign(
      int subtopology, List<TaskId> tasks, List<GroupMember> members, Warming warming) {
    share(subtopology, tasks, members);
    List<TaskId> unowned = new ArrayList<>(tasks);
    List<TaskId> tooMany = new ArrayList<>();
    for (GroupMember member : members) {
      List<TaskId> owned = givenAwayLast(unowned, member, members);
      unowned.removeAll(owned);
      int kept = Math.min(member.due(subtopology), owned.size());
      owned.subList(0, kept).forEach(member::activate);
      tooMany.addAll(owned.subList(kept, owned.size()));
    }
    unowned.forEach(task -> place(task, members, warming));
    tooMany.forEach(task -> handOver(task, members, warming));
  }

  /** A share for each in proportion to its threads; who owns more gets the odd one. */
  private static void share(int subtopology, List<TaskId> tasks, List<GroupMember> members) {
    Comparator<GroupMember> first =
        Comparator.comparingDouble(
                (GroupMember each) -> (each.due(subtopology) + 1.0) / each.threads())
            .thenComparing(
                each -> each.due(subtopology) - tasks.stream().filter(each::owned).count())
            .thenComparing(each -> (double) each.due() / each.threads());
    tasks.forEach(task -> members.stream().min(first).orElseThrow().grant(subtopology));
  }

  /** What a member owns of the tasks, last what somebody else could go on with at once. */
  private static List<TaskId> givenAwayLast(
      Collection<TaskId> tasks, GroupMember owner, List<GroupMember> members) {
    return tasks.stream()
        .filter(owner::owned)
        .sorted(
            Comparator.comparing(
                task -> members.stream().anyMatch(to -> to != owner && to.isCaughtUp(task))))
        .toList();
  }

  /** A task that nobody works on: to a copy that has caught up, or else to the nearest to that. */
  private static void place(TaskId task, List<GroupMember> members, Warming warming) {
    Comparator<GroupMember> best =
        Comparator.comparing((GroupMember each) -> !each.isCaughtUp(task))
            .thenComparing(each -> each.isCaughtUp(task) ? 0 : each.lag(task))
            .thenComparing(each -> !each.isDueMore(task.subtopology()))
            .thenComparing(each -> !each.had(task))
            .thenComparing(GroupMember::load);
    GroupMember chosen = members.stream().min(best).orElseThrow();
    boolean isItsShare = chosen.isDueMore(task.subtopology());
    chosen.activate(task);
    if (!isItsShare) {
      warmUp(task, members, warming);
    }
  }

  /** A task beyond its owner's share: to whoever is due one and has caught up, or else it stays. */
  private static void handOver(TaskId task, List<GroupMember> members, Warming warming) {
    Optional<GroupMember> ready =
        due(task, members).filter(each -> each.isCaughtUp(task)).findFirst();
    if (ready.isPresent()) {
      ready.get().activate(task);
    } else {
      members.stream().filter(each -> each.owned(task)).findFirst().orElseThrow().activate(task);
      warmUp(task, members, warming);
    }
  }

  /** Lets one whose share it would be get ready to take a task over. */
  private static void warmUp(TaskId task, List<GroupMember> members, Warming warming) {
    due(task, members)
        .filter(each -> !each.has(task))
        .findFirst()
        .filter(each -> warming.begins())
        .ifPresent(each -> each.copy(task));
  }

  /** Those whose share is larger than what they got, first who has something of the task. */
  private static Stream<GroupMember> due(TaskId task, List<GroupMember> members) {
    return members.stream()
        .filter(each -> each.isDueMore(task.subtopology()))
        .sorted(
            Comparator.comparing((GroupMember each) -> !each.had(task))
                .thenComparing(GroupMember::load));
  }

  private static void keepCopies(ApplicationState application, List<GroupMember> members) {
    List<TaskId> tasks =
        application.allTasks().values().stream()
            .filter(TaskInfo::isStateful)
            .map(TaskInfo::id)
            .sorted()
            .toList();
    int number = application.assignmentConfigs().numStandbyReplicas();
    double share =
        (double) number * tasks.size() / members.stream().mapToInt(GroupMember::threads).sum();
    for (int copy = 0; copy < number; copy++) {
      tasks.forEach(task -> keepCopy(task, members, share));
    }
  }

  /**
   * A copy more of a task, where anybody is left who has none.
   *
   * @param share copies for each thread, were they spread evenly
   */
  private static void keepCopy(TaskId task, List<GroupMember> members, double share) {
    Comparator<GroupMember> best =
        Comparator.comparing((GroupMember each) -> each.copiesByThread() >= share)
            .thenComparing(each -> !each.isCaughtUp(task))
            .thenComparing(each -> !each.had(task))
            .thenComparing(GroupMember::load);
    members.stream().filter(each -> !each.has(task)).min(best).ifPresent(each -> each.copy(task));
  }
}
