package dev.daogou.bench;

import java.util.List;
import java.util.regex.Pattern;

/** What a thread works for, as its name says. */
final class ThreadGroups {
  private static final List<Group> GROUPS =
      List.of(
          new Group("kafka-producer-network-thread .*personalize", "personalize-producer"),
          new Group("kafka-producer-network-thread", "producers"),
          new Group("kafka-admin-client|kafka-coordinator-heartbeat", "kafka-clients"),
          new Group("personalize.*StreamThread", "personalize"),
          new Group("serve.*StreamThread", "serve"),
          new Group("floor.*StreamThread", "floor"),
          new Group("GlobalStreamThread|-global-", "global-tables"),
          new Group("StateUpdater|state-updater", "state-updater"),
          new Group("daogou-ranker", "ranker"),
          new Group("vert\\.x-eventloop|vertx-eventloop", "event-loops"),
          new Group("ForkJoinPool|VirtualThread|virtual", "virtual-threads"),
          new Group("executor-thread|vert\\.x-worker|vertx-worker|quarkus", "workers"),
          new Group("C1 Compiler|C2 Compiler", "compiler"),
          new Group("^G1 |^GC Thread|^ZGC|Reference Handler|Finalizer", "collector"),
          new Group("^VM |Signal Dispatcher|Service Thread|Monitor Deflation|Cleaner", "jvm"),
          new Group("smallrye-kafka-consumer", "live-lists"),
          new Group("micrometer|metrics-meter|SensorExpiry", "metrics"),
          new Group("AddPartitionsToTxn|TxnMarkerSender|transaction-", "broker-transactions"),
          new Group("group-coordinator|share-coordinator|persister", "broker-coordinators"),
          new Group("kafka-request-handler|data-plane-kafka-request-handler", "broker-handlers"),
          new Group("kafka-network-thread|data-plane-kafka-network-thread", "broker-network"),
          new Group(
              "raft|quorum-controller|BrokerLifecycle|-event-handler|controller-",
              "broker-controller"),
          new Group("[Rr]eaper|kafka-scheduler|kafka-log-cleaner|executor-Fetch", "broker-upkeep"));

  private record Group(Pattern threads, String name) {
    Group(String threads, String name) {
      this(Pattern.compile(threads), name);
    }
  }

  private ThreadGroups() {}

  /** The group of a thread; its own name without numbers where it belongs to none. */
  static String of(String thread) {
    return GROUPS.stream()
        .filter(group -> group.threads().matcher(thread).find())
        .findFirst()
        .map(Group::name)
        .orElseGet(() -> thread.replaceAll("[^A-Za-z]+", " ").strip());
  }
}
