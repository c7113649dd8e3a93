package dev.daogou.bench;

import dev.daogou.bench.workbench.Clock;
import dev.daogou.bench.workbench.Report;
import dev.daogou.figures.FigureName;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * Processor time of the service, of Kafka, and of this process, which makes the load.
 *
 * @param broker process of the Kafka node
 * @param service process of the service
 */
record ShopCosts(ProcessHandle broker, ProcessHandle service) {

  /** What had been used at some moment. */
  record Moment(
      double wall,
      double broker,
      double service,
      double load,
      ThreadTimes brokerThreads,
      ThreadTimes serviceThreads) {}

  Moment now() throws IOException {
    ThreadTimes brokerThreads = ThreadTimes.of(broker);
    ThreadTimes serviceThreads = ThreadTimes.of(service);
    return new Moment(
        Clock.wallSeconds(),
        Clock.processSeconds(broker),
        Clock.processSeconds(service),
        Clock.processSeconds(ProcessHandle.current()),
        brokerThreads,
        serviceThreads);
  }

  /** What was used since a moment. */
  Used since(Moment before) throws IOException {
    // The processes first: asking for threads costs them time.
    double wall = Clock.wallSeconds() - before.wall;
    double ofBroker = Clock.processSeconds(broker) - before.broker;
    double ofService = Clock.processSeconds(service) - before.service;
    double ofLoad = Clock.processSeconds(ProcessHandle.current()) - before.load;
    Map<String, Double> threads = new TreeMap<>();
    ThreadTimes.of(broker)
        .since(before.brokerThreads)
        .forEach((group, used) -> threads.put(named("broker", group), used));
    threads.put("broker-ended", ofBroker - sum(threads));
    Map<String, Double> own = ThreadTimes.of(service).since(before.serviceThreads);
    double ended = ofService - sum(own);
    threads.putAll(own);
    threads.put("ended", ended);
    return new Used(wall, ofBroker, ofService, ofLoad, threads);
  }

  private static String named(String process, String group) {
    return group.startsWith(process) ? group : process + "-" + group;
  }

  private static double sum(Map<String, Double> used) {
    return used.values().stream().mapToDouble(Double::doubleValue).sum();
  }

  /**
   * Seconds of processor time.
   *
   * @param wall seconds that passed
   * @param threads of the service by group, and of Kafka by group with a prefix; {@code ended} is
   *     what threads used that are gone
   */
  record Used(
      double wall, double broker, double service, double load, Map<String, Double> threads) {
    private static final double LITTLE = 0.01;

    /** Of everything that belongs to Daogou. */
    double daogou() {
      return broker + service;
    }

    /** Milliseconds an event, in all and by group of threads. */
    void perEvent(String name, long events, Report report) {
      told(name, ".cpu-ms-per-event", 1e3 / events, "ms", report);
    }

    /** Seconds a minute, in all and by group of threads. */
    void perMinute(String name, Report report) {
      told(name, ".cpu-s-per-minute", 60 / wall, "s", report);
    }

    private void told(String name, String metric, double scale, String unit, Report report) {
      report.add(name + metric, daogou() * scale, unit);
      report.add(name + ".service" + metric, service * scale, unit);
      report.add(name + ".broker" + metric, broker * scale, unit);
      report.add(name + ".load-generator" + metric, load * scale, unit);
      told(threads)
          .forEach(
              (group, used) ->
                  report.add(FigureName.of(name, "threads", group) + metric, used * scale, unit));
    }

    /** Groups from the largest, and those that use next to nothing together. */
    private static Map<String, Double> told(Map<String, Double> threads) {
      double little = LITTLE * sum(threads);
      Map<String, Double> told = new LinkedHashMap<>();
      threads.entrySet().stream()
          .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
          .forEach(
              group ->
                  told.merge(
                      group.getValue() < little ? "others" : group.getKey(),
                      group.getValue(),
                      Double::sum));
      return told;
    }
  }
}
