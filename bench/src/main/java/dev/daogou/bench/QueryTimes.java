package dev.daogou.bench;

import dev.daogou.bench.workbench.Clock;
import dev.daogou.bench.workbench.Report;
import dev.daogou.bench.workbench.Samples;
import dev.daogou.figures.Figure;

/** How long queries took, in microseconds on the wall: medians over rounds of each quantile. */
final class QueryTimes {
  private final Samples half = new Samples();
  private final Samples most = new Samples();
  private final Samples nearlyAll = new Samples();
  private final Samples rates = new Samples();

  /** One time through all queries. */
  static final class Round {
    private final Samples micros = new Samples();
    private final double start = Clock.threadSeconds();
    private final int queries;

    Round(int queries) {
      this.queries = queries;
    }

    void add(double took) {
      micros.add(took);
    }
  }

  /** Takes in a round that has just ended. */
  void add(Round round) {
    rates.add(round.queries / (Clock.threadSeconds() - round.start));
    half.add(round.micros.quantile(0.5));
    most.add(round.micros.quantile(0.9));
    nearlyAll.add(round.micros.quantile(0.99));
  }

  /** Reports them beside those of a floor. */
  void into(Report report, String name, QueryTimes floor) {
    report.add(figure(name).beside("plain VMIS-kNN, frozen", floor.half.median()));
    rest(report, name);
  }

  void into(Report report, String name) {
    report.add(figure(name));
    rest(report, name);
  }

  private Figure figure(String name) {
    return Figure.of(name + ".p50-us", half.median(), "us")
        .from(half.count())
        .between(half.quantile(0), half.quantile(1));
  }

  private void rest(Report report, String name) {
    report.add(name + ".p90-us", most.median(), "us");
    report.add(name + ".p99-us", nearlyAll.median(), "us");
    report.add(name + ".queries-per-cpu-s", rates.median(), "1/cpu-s");
  }
}
