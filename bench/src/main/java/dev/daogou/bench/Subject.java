package dev.daogou.bench;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What can be measured, in the order in which everything is. */
enum Subject {
  ingest(
      (options, report) -> {
        if (options.backfill()) {
          new HistoryBench(options.quick()).run(report);
        } else {
          new IngestBench(options.quick()).run(report);
        }
      }),
  lists((options, report) -> new ListsBench(options.quick()).run(report)),
  read((options, report) -> new ReadBench(options.quick()).run(report)),
  freshness((options, report) -> new FreshnessBench(options.quick(), options.rate()).run(report)),
  sustained((options, report) -> new SustainedBench(options.quick()).run(report)),
  shop((options, report) -> new ShopBench(options.quick()).run(report)),
  neighbours(
      (options, report) ->
          NeighboursBench.run(options.quick(), options.log(), options.clicks(), report)),
  vectors((options, report) -> new VectorsBench(options.quick(), options.vectors()).run(report)),
  state((options, report) -> new StateBench(options.quick()).run(report)),
  growth((options, report) -> new GrowthBench(options.quick()).run(report)),
  replay((options, report) -> new ReplayBench(options.quick(), options.log()).run(report)),
  boards((options, report) -> new BoardsBench(options.quick()).run(report)),
  scaling((options, report) -> new ScalingBench(options.quick()).run(report));

  /** One way of measuring. */
  interface Measurement {
    void run(BenchOptions options, Report report) throws Exception;
  }

  private final Measurement measurement;

  Subject(Measurement measurement) {
    this.measurement = measurement;
  }

  /** Measures it. */
  void measure(BenchOptions options, Report report) throws Exception {
    measurement.run(options, report);
  }

  /** The subject of a name, in whatever case; its earlier names serve as well. */
  static Optional<Subject> named(String text) {
    String name =
        switch (text.toLowerCase(Locale.ROOT)) {
          case "sessions" -> "neighbours";
          case "vector" -> "vectors";
          case String other -> other;
        };
    return Arrays.stream(values()).filter(subject -> subject.name().equals(name)).findFirst();
  }

  /** All names, for people. */
  static String names() {
    return Arrays.stream(values()).map(Subject::name).collect(Collectors.joining(", "));
  }
}
