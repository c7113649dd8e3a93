package dev.daogou.storefront.demo;

import dev.daogou.figures.Figure;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Processor time of the demo's two processes, the service and this one with Kafka and the shoppers,
 * at the moments that divide a run.
 */
final class ProcessorTimes {
  private final ProcessHandle service;
  private final double ready;
  private final double readyAfter = sinceStart();
  private final List<Moment> looks = new ArrayList<>();
  private double doorsOpen = Double.NaN;
  private double doorsOpenAfter = Double.NaN;
  private double end = Double.NaN;
  private double ofService = Double.NaN;

  /**
   * What was used at some time.
   *
   * @param at seconds from the start of this process
   * @param used processor seconds of both processes
   */
  private record Moment(double at, double used) {}

  /** The moment when the service has become ready. */
  ProcessorTimes(ProcessHandle service) {
    this.service = service;
    this.ready = now();
  }

  /** The moment before shoppers come in. */
  void doorsOpen() {
    doorsOpen = now();
    doorsOpenAfter = sinceStart();
    ofService = -seconds(service);
    look();
  }

  /** Looks at the clock, as is done once in a while from then on. */
  void look() {
    looks.add(new Moment(sinceStart(), now()));
  }

  /** The moment when they have gone. */
  void end() {
    end = now();
    ofService += seconds(service);
    look();
  }

  /**
   * Seconds of both processes in each part of the run.
   *
   * @param warm how long after the doors opened lists were fresh for good; empty where never
   */
  List<Figure> figures(Optional<Duration> warm) {
    List<Figure> figures =
        new ArrayList<>(
            List.of(
                Figure.of("demo.service-ready.seconds", readyAfter, "s"),
                Figure.of("demo.ready.seconds", doorsOpenAfter, "s"),
                Figure.of("demo.ready.cpu-s", doorsOpen, "s"),
                Figure.of("demo.cpu-s-before-ready", ready, "s"),
                Figure.of("demo.cpu-s-after-ready", end - ready, "s"),
                Figure.of("demo.opening.cpu-s", doorsOpen - ready, "s"),
                Figure.of("demo.doors-open.cpu-s", end - doorsOpen, "s"),
                Figure.of("demo.doors-open.service.cpu-s", ofService, "s")));
    warm.ifPresent(after -> warm(after.toNanos() / 1e9, figures));
    return figures;
  }

  private void warm(double after, List<Figure> figures) {
    figures.add(Figure.of("demo.warm.seconds", doorsOpenAfter + after, "s"));
    figures.add(Figure.of("demo.warm.cpu-s", used(doorsOpenAfter + after), "s"));
  }

  /** What was used at that time, by the looks before and after it. */
  private double used(double at) {
    Moment before = looks.getFirst();
    for (Moment look : looks) {
      if (look.at() >= at) {
        double share = look.at() > before.at() ? (at - before.at()) / (look.at() - before.at()) : 1;
        return before.used() + share * (look.used() - before.used());
      }
      before = look;
    }
    return before.used();
  }

  private static double sinceStart() {
    long started = ManagementFactory.getRuntimeMXBean().getStartTime();
    return (System.currentTimeMillis() - started) / 1e3;
  }

  private double now() {
    return seconds(service) + seconds(ProcessHandle.current());
  }

  private static double seconds(ProcessHandle process) {
    return process.info().totalCpuDuration().map(Duration::toNanos).orElse(0L) / 1e9;
  }
}
