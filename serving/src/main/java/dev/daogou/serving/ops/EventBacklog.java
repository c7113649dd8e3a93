package dev.daogou.serving.ops;

import dev.daogou.PersonalizationApp;
import dev.daogou.schemas.Topic;
import dev.daogou.schemas.Topics;
import dev.daogou.serving.ops.Backlog.Waiting;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.function.IntFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/**
 * How far the topology is behind the events, by partition: asked of Kafka again and again, by every
 * process of an installation, so that it is also known where the topology is away. What was seen is
 * forgotten when Kafka does not answer for a while.
 */
@ApplicationScoped
public class EventBacklog {
  private static final Logger LOG = Logger.getLogger(EventBacklog.class);
  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);
  private static final Duration BETWEEN_LOOKS_WHILE_BEHIND = Duration.ofMillis(200);
  private static final Duration FORGOTTEN_AFTER = Duration.ofSeconds(10);
  private static final int LONGEST_QUESTION_MS = 5_000;

  private final Topic<?, ?> events;
  private final String group;
  private final Bounds bounds;
  private final Map<String, Object> client;
  private final Backlog notWorkedOff = new Backlog();
  private final Backlog notInLists = new Backlog();
  private final Thread thread =
      Thread.ofPlatform().name("event-backlog").daemon().unstarted(this::run);
  private volatile IntFunction<OptionalLong> reflected = partition -> OptionalLong.empty();
  private volatile Seen seen = new Seen(System.nanoTime(), Map.of(), Map.of());

  /**
   * What is worth telling.
   *
   * @param late longest that an event waits for its lists
   * @param still longest time without a single event worked off while some wait
   */
  record Bounds(Duration late, Duration still) {}

  private record Seen(
      long at, Map<Integer, Waiting> notWorkedOff, Map<Integer, Waiting> notInLists) {
    boolean isForgotten() {
      return System.nanoTime() - at > FORGOTTEN_AFTER.toNanos();
    }
  }

  @Inject
  EventBacklog(Topics topics, ServiceConfig config, KafkaClients clients, MeterRegistry metrics) {
    this(
        topics.events(),
        PersonalizationApp.applicationId(topics),
        new Bounds(config.personalize().maxBehind(), config.personalize().maxStill()),
        clients.properties(),
        metrics);
  }

  /**
   * @param group that works the events off
   * @param kafka properties of a client
   */
  EventBacklog(
      Topic<?, ?> events,
      String group,
      Bounds bounds,
      Map<String, Object> kafka,
      MeterRegistry metrics) {
    this.events = events;
    this.group = group;
    this.bounds = bounds;
    client = new HashMap<>(kafka);
    client.put(AdminClientConfig.CLIENT_ID_CONFIG, group + "-backlog");
    client.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, LONGEST_QUESTION_MS);
    client.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, LONGEST_QUESTION_MS);
    IntStream.range(0, events.partitions()).forEach(number -> register(number, metrics));
  }

  /** Looks from now on; the topics exist. */
  void start() {
    thread.start();
  }

  void stop() {
    thread.interrupt();
  }

  /**
   * Looks at the lists, too, from now on: an event that is worked off may still wait for its
   * shopper's list.
   *
   * @param offset up to which all events of a partition are in the lists; empty where that is not
   *     known here
   */
  public void followLists(IntFunction<OptionalLong> offset) {
    reflected = offset;
  }

  /** What of the partition is not worked off; empty where that is not known. */
  Optional<Waiting> notWorkedOff(int partition) {
    Seen current = seen;
    return of(partition, current, current.notWorkedOff());
  }

  /**
   * How long the oldest event of a partition that is in no list has waited, where that is longer
   * than {@code daogou.personalize.max-behind}.
   */
  public Optional<Duration> behind(int partition) {
    Seen current = seen;
    return of(partition, current, current.notInLists())
        .map(each -> Duration.ofMillis(each.atLeast()))
        .filter(late -> late.compareTo(bounds.late()) > 0);
  }

  /**
   * The partitions of which nothing was worked off for longer than {@code
   * daogou.personalize.max-still} although events wait, with how long that is.
   */
  public SortedMap<Integer, Duration> standingStill() {
    SortedMap<Integer, Duration> still = new TreeMap<>();
    Seen current = seen;
    if (!current.isForgotten()) {
      current
          .notWorkedOff()
          .forEach(
              (partition, waiting) -> still.put(partition, Duration.ofMillis(waiting.still())));
    }
    still.values().removeIf(time -> time.compareTo(bounds.still()) <= 0);
    return still;
  }

  private static Optional<Waiting> of(int partition, Seen seen, Map<Integer, Waiting> waiting) {
    return seen.isForgotten() ? Optional.empty() : Optional.ofNullable(waiting.get(partition));
  }

  private void run() {
    try (Admin admin = Admin.create(client)) {
      while (true) {
        look(admin);
        Thread.sleep(isBehind() ? BETWEEN_LOOKS_WHILE_BEHIND : BETWEEN_LOOKS);
      }
    } catch (InterruptedException stopped) {
      LOG.debug("the backlog is looked at no more");
    }
  }

  private boolean isBehind() {
    Map<Integer, Waiting> known = seen.notWorkedOff();
    return known.isEmpty()
        || known.values().stream().anyMatch(each -> !each.isWithin(bounds.late()));
  }

  private void look(Admin admin) throws InterruptedException {
    try {
      Map<Integer, Long> ends = ends(admin);
      long at = System.nanoTime();
      long now = Duration.ofNanos(at).toMillis();
      Map<Integer, Long> done = done(admin);
      seen =
          new Seen(
              at, notWorkedOff.look(now, ends, done), notInLists.look(now, ends, inLists(done)));
    } catch (ExecutionException | KafkaException e) {
      LOG.debugf("how far the events are worked off cannot be asked: %s", e.getMessage());
    }
  }

  private Map<Integer, Long> ends(Admin admin) throws ExecutionException, InterruptedException {
    Map<TopicPartition, OffsetSpec> latest =
        IntStream.range(0, events.partitions())
            .boxed()
            .collect(
                Collectors.toMap(
                    number -> new TopicPartition(events.name(), number),
                    number -> OffsetSpec.latest()));
    Map<Integer, Long> ends = new HashMap<>();
    admin
        .listOffsets(latest)
        .all()
        .get()
        .forEach((partition, end) -> ends.put(partition.partition(), end.offset()));
    return ends;
  }

  private Map<Integer, Long> done(Admin admin) throws ExecutionException, InterruptedException {
    Map<TopicPartition, OffsetAndMetadata> committed =
        admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata().get();
    Map<Integer, Long> done = new HashMap<>();
    committed.forEach(
        (partition, offset) -> {
          if (partition.topic().equals(events.name()) && offset != null) {
            done.put(partition.partition(), offset.offset());
          }
        });
    return done;
  }

  private Map<Integer, Long> inLists(Map<Integer, Long> done) {
    Map<Integer, Long> inLists = new HashMap<>(done);
    inLists.replaceAll(
        (partition, worked) -> {
          OptionalLong known = reflected.apply(partition);
          return known.isPresent() ? Math.min(worked, known.getAsLong() + 1) : worked;
        });
    return inLists;
  }

  private void register(int partition, MeterRegistry metrics) {
    List.of(
            gauge(ServiceMetrics.EVENTS_WAITING, partition, Waiting::records),
            seconds(ServiceMetrics.EVENTS_BEHIND, partition, Waiting::atLeast),
            seconds(ServiceMetrics.EVENTS_STILL, partition, Waiting::still))
        .forEach(each -> each.register(metrics));
  }

  private Gauge.Builder<EventBacklog> seconds(
      String name, int partition, ToDoubleFunction<Waiting> milliseconds) {
    return gauge(name, partition, each -> milliseconds.applyAsDouble(each) / 1_000);
  }

  private Gauge.Builder<EventBacklog> gauge(
      String name, int partition, ToDoubleFunction<Waiting> value) {
    return Gauge.builder(
            name,
            this,
            self -> self.notWorkedOff(partition).map(value::applyAsDouble).orElse(Double.NaN))
        .tag(ServiceMetrics.PARTITION, Integer.toString(partition));
  }
}
