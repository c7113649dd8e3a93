package dev.daogou.serving.ops;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/**
 * Follows an application from its start until it keeps up with its topic on the partitions that are
 * worked on here, or until patience ends: an instance that still works off what came while it was
 * away would answer with old lists. Whoever never keeps up is let in all the same, since the others
 * would have still more to do without it.
 */
final class CatchUp implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(CatchUp.class);
  private static final Duration BETWEEN_LOOKS_AT_STATE = Duration.ofMillis(20);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);

  private final RunningStreams application;
  private final String topic;
  private final String group;
  private final Bounds bounds;
  private final Map<String, Object> client;
  private final Thread thread = Thread.ofPlatform().name("catch-up").daemon().unstarted(this::run);
  private volatile boolean over;

  /**
   * What is demanded.
   *
   * @param behind most time from the coming of a record until it is done
   * @param patience longest that this is waited for; with zero nothing is demanded
   */
  record Bounds(Duration behind, Duration patience) {}

  private CatchUp(
      RunningStreams application,
      String topic,
      String group,
      Bounds bounds,
      Map<String, Object> client) {
    this.application = application;
    this.topic = topic;
    this.group = group;
    this.bounds = bounds;
    this.client = client;
  }

  /**
   * Follows an application that has been started.
   *
   * @param topic that it works off
   * @param group its consumers' group
   * @param client properties of a Kafka client
   */
  static CatchUp of(
      RunningStreams application,
      String topic,
      String group,
      Bounds bounds,
      Map<String, Object> client) {
    CatchUp catchUp = new CatchUp(application, topic, group, bounds, client);
    catchUp.thread.start();
    return catchUp;
  }

  /** Whether it has kept up once, or patience has ended. */
  boolean isOver() {
    return over;
  }

  private void run() {
    try {
      // What has to be restored takes the time that it takes.
      while (!application.isRunning()) {
        Thread.sleep(BETWEEN_LOOKS_AT_STATE);
      }
      if (bounds.patience().isPositive()) {
        awaitKeepingUp();
      }
      over = true;
    } catch (InterruptedException stopped) {
      LOG.debug("stopped before the events were caught up with");
    }
  }

  private void awaitKeepingUp() throws InterruptedException {
    try (Admin admin = Admin.create(client)) {
      KeepingUp keepingUp = new KeepingUp(bounds.behind());
      long patienceEnds = System.nanoTime() + bounds.patience().toNanos();
      while (!isPast(patienceEnds) && !keepsUp(admin, keepingUp)) {
        Thread.sleep(BETWEEN_LOOKS);
      }
    }
  }

  private boolean isPast(long patienceEnds) {
    boolean isPast = System.nanoTime() - patienceEnds >= 0;
    if (isPast) {
      LOG.warnf(
          "events are worked off more than %s late after %s: this instance takes requests all the"
              + " same, and its lists are old",
          bounds.behind(), bounds.patience());
    }
    return isPast;
  }

  private boolean keepsUp(Admin admin, KeepingUp keepingUp) throws InterruptedException {
    List<Integer> active = application.share(topic).active();
    try {
      return (active.isEmpty() && application.isRunning())
          || keepingUp.look(System.currentTimeMillis(), ends(admin, active), done(admin));
    } catch (ExecutionException | KafkaException e) {
      LOG.debugf("how far the events are worked off cannot be asked: %s", e.getMessage());
      return false;
    }
  }

  private Map<Integer, Long> ends(Admin admin, List<Integer> partitions)
      throws ExecutionException, InterruptedException {
    Map<TopicPartition, OffsetSpec> latest =
        partitions.stream()
            .collect(
                Collectors.toMap(
                    number -> new TopicPartition(topic, number), number -> OffsetSpec.latest()));
    Map<Integer, Long> ends = new HashMap<>();
    admin
        .listOffsets(latest)
        .all()
        .get()
        .forEach((partition, end) -> ends.put(partition.partition(), end.offset()));
    return ends;
  }

  private Map<Integer, Long> done(Admin admin) throws ExecutionException, InterruptedException {
    Set<Map.Entry<TopicPartition, OffsetAndMetadata>> committed =
        admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata().get().entrySet();
    return committed.stream()
        .filter(each -> each.getKey().topic().equals(topic))
        .collect(
            Collectors.toMap(each -> each.getKey().partition(), each -> each.getValue().offset()));
  }

  @Override
  public void close() {
    thread.interrupt();
  }
}
