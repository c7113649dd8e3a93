package dev.daogou.bench;

import dev.daogou.bench.faults.FaultsBench;
import dev.daogou.bench.workbench.Report;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What can be measured, in the order in which everything is. */
enum Subject {
  ingest,
  lists,
  read,
  freshness,
  sustained,
  shop,
  cold,
  neighbours,
  vectors,
  state,
  growth,
  replay,
  boards,
  scaling,
  rolling,
  faults;

  private static final int FRESHNESS_RATE = 200;

  /** Measures it. */
  void measure(BenchOptions options, Report report) throws Exception {
    boolean quick = options.quick();
    switch (this) {
      case ingest -> ingest(options, report);
      case lists -> new ListsBench(quick).run(report);
      case read -> new ReadBench(quick).run(report);
      case freshness ->
          new FreshnessBench(quick, options.rate().orElse(FRESHNESS_RATE)).run(report);
      case sustained -> new SustainedBench(quick).run(report);
      case shop -> new ShopBench(quick).run(report);
      case cold -> new ColdBench(quick).run(report);
      case neighbours -> NeighboursBench.run(quick, options.log(), options.clicks(), report);
      case vectors -> new VectorsBench(quick, options.vectors()).run(report);
      case state -> new StateBench(quick).run(report);
      case growth -> new GrowthBench(quick).run(report);
      case replay -> new ReplayBench(quick, options.log()).run(report);
      case boards -> new BoardsBench(quick).run(report);
      case scaling -> new ScalingBench(quick).run(report);
      case rolling -> new RollingBench(quick, options.rate()).run(report);
      case faults -> faults(options, report);
    }
  }

  private static void faults(BenchOptions options, Report report) throws Exception {
    if (!new FaultsBench(options.length(), options.seed(), options.only()).run(report)) {
      throw new IOException("not everything is as it must be, see above");
    }
  }

  /** Those that are measured where everything is: faults take their time and measure no speed. */
  static List<Subject> all() {
    return Arrays.stream(values()).filter(subject -> subject != faults).toList();
  }

  private static void ingest(BenchOptions options, Report report) throws Exception {
    if (options.backfill()) {
      new HistoryBench(options.quick()).run(report);
    } else {
      new IngestBench(options.quick()).run(report);
    }
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
