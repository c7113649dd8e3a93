package dev.daogou.bench;

import dev.daogou.bench.workbench.Clock;
import dev.daogou.bench.workbench.LoadThreads;

/**
 * What a stretch of work took, while this process made the load as well.
 *
 * @param wallSeconds that passed
 * @param ownSeconds of processor time of this process without the threads that make load
 * @param brokerSeconds of processor time of Kafka
 */
record Cost(double wallSeconds, double ownSeconds, double brokerSeconds) {

  /** The start of a stretch. */
  static Cost begin(ProcessHandle broker) {
    return new Cost(
        Clock.wallSeconds(),
        Clock.ownSeconds() - LoadThreads.seconds(),
        Clock.processSeconds(broker));
  }

  /** From this start until now. */
  Cost untilNow(ProcessHandle broker) {
    Cost now = begin(broker);
    return new Cost(
        now.wallSeconds - wallSeconds,
        now.ownSeconds - ownSeconds,
        now.brokerSeconds - brokerSeconds);
  }

  double ownMicros(long events) {
    return ownSeconds * 1e6 / events;
  }

  double brokerMicros(long events) {
    return brokerSeconds * 1e6 / events;
  }

  @Override
  public String toString() {
    return "%.1f s, %.1f cpu-s, of Kafka %.1f cpu-s"
        .formatted(wallSeconds, ownSeconds, brokerSeconds);
  }
}
