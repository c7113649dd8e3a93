package dev.daogou.serving.ops;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.kafka.KafkaStreamsMetrics;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.CloseOptions.GroupMembershipOperation;
import org.apache.kafka.streams.KafkaStreams;
import org.jboss.logging.Logger;

/**
 * A started Kafka Streams application with its metrics. Closing it leaves the group, unless the
 * instance has a name to come back under (KIP-345).
 */
public final class RunningStreams implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(RunningStreams.class);
  private static final Duration CLOSE_PATIENCE = Duration.ofSeconds(8);

  private final String name;
  private final KafkaStreams streams;
  private final KafkaStreamsMetrics metrics;
  private final GroupMembershipOperation whenClosed;
  private volatile boolean hasRun;

  private RunningStreams(
      String name,
      KafkaStreams streams,
      MeterRegistry registry,
      GroupMembershipOperation whenClosed) {
    this.name = name;
    this.streams = streams;
    this.whenClosed = whenClosed;
    metrics = new KafkaStreamsMetrics(streams);
    metrics.bindTo(registry);
  }

  /**
   * Starts an application.
   *
   * @param name for the log
   * @param instance name that this instance keeps over restarts; empty for none
   */
  public static RunningStreams start(
      String name, KafkaStreams streams, MeterRegistry registry, Optional<String> instance) {
    streams.setStateListener((now, before) -> LOG.infof("%s: %s, was %s", name, now, before));
    GroupMembershipOperation whenClosed =
        instance.isPresent()
            ? GroupMembershipOperation.REMAIN_IN_GROUP
            : GroupMembershipOperation.LEAVE_GROUP;
    RunningStreams running = new RunningStreams(name, streams, registry, whenClosed);
    streams.start();
    return running;
  }

  /** Whether all its stores are restored, and it works. */
  boolean isRunning() {
    return streams.state() == KafkaStreams.State.RUNNING;
  }

  /**
   * How it is doing. It is ready from the first time that it runs and the demand is met, also while
   * partitions move between instances: were it not, every instance would be taken out of service
   * whenever one comes or goes.
   *
   * @param unmet what its readiness demands beyond running and is not there yet, in words
   */
  public StreamsApplication.Condition onceRunning(Supplier<Optional<String>> unmet) {
    KafkaStreams.State state = streams.state();
    Optional<String> waitsFor =
        !hasRun && state == KafkaStreams.State.RUNNING ? unmet.get() : Optional.empty();
    hasRun = hasRun || (state == KafkaStreams.State.RUNNING && waitsFor.isEmpty());
    return new StreamsApplication.Condition(
        state.name(),
        hasRun && state.isRunningOrRebalancing(),
        state != KafkaStreams.State.ERROR && state != KafkaStreams.State.PENDING_ERROR,
        waitsFor);
  }

  /** What this instance has of the application, in partitions of a topic. */
  public Share share(String topic) {
    return streams.state().isRunningOrRebalancing() ? Share.of(streams, topic) : Share.NOTHING;
  }

  @Override
  public void close() {
    metrics.close();
    CloseOptions options =
        CloseOptions.groupMembershipOperation(whenClosed).withTimeout(CLOSE_PATIENCE);
    if (!streams.close(options)) {
      LOG.warnf("%s did not stop within %s", name, CLOSE_PATIENCE);
    }
  }
}
