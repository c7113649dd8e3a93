package dev.daogou.storefront.demo;

import dev.daogou.figures.Figure;
import java.time.Duration;
import java.util.List;

/**
 * Processor time of the demo's two processes, the service and this one with Kafka and the shoppers,
 * at the moments that divide a run.
 */
final class ProcessorTimes {
  private final ProcessHandle service;
  private final double ready;
  private double doorsOpen = Double.NaN;
  private double end = Double.NaN;
  private double ofService = Double.NaN;

  /** The moment when the service has become ready. */
  ProcessorTimes(ProcessHandle service) {
    this.service = service;
    this.ready = seconds(service) + seconds(ProcessHandle.current());
  }

  /** The moment before shoppers come in. */
  void doorsOpen() {
    doorsOpen = now();
    ofService = -seconds(service);
  }

  /** The moment when they have gone. */
  void end() {
    end = now();
    ofService += seconds(service);
  }

  /** Seconds of both processes in each part of the run. */
  List<Figure> figures() {
    return List.of(
        Figure.of("demo.cpu-s-before-ready", ready, "s"),
        Figure.of("demo.cpu-s-after-ready", end - ready, "s"),
        Figure.of("demo.opening.cpu-s", doorsOpen - ready, "s"),
        Figure.of("demo.doors-open.cpu-s", end - doorsOpen, "s"),
        Figure.of("demo.doors-open.service.cpu-s", ofService, "s"));
  }

  private double now() {
    return seconds(service) + seconds(ProcessHandle.current());
  }

  private static double seconds(ProcessHandle process) {
    return process.info().totalCpuDuration().map(Duration::toNanos).orElse(0L) / 1e9;
  }
}
