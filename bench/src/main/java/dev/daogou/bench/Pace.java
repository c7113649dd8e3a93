package dev.daogou.bench;

import dev.daogou.bench.workbench.Clock;

/**
 * Time used since some moment, or until another: on the wall, and of the processors by this whole
 * process, the Kafka node in it included.
 */
record Pace(double wallSeconds, double cpuSeconds) {

  /** Now, as the start of something. */
  static Pace start() {
    return new Pace(Clock.wallSeconds(), Clock.processSeconds(ProcessHandle.current()));
  }

  /** What was used since this start. */
  Pace untilNow() {
    Pace now = start();
    return new Pace(now.wallSeconds - wallSeconds, now.cpuSeconds - cpuSeconds);
  }

  double perSecond(int events) {
    return events / wallSeconds;
  }

  double cpuMicros(int events) {
    return cpuSeconds * 1e6 / events;
  }

  @Override
  public String toString() {
    return "%.1f s (%.1f cpu-s)".formatted(wallSeconds, cpuSeconds);
  }
}
