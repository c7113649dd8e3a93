package dev.daogou.bench;

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

  double median() {
    return half.median();
  }

  void into(Report report, String name) {
    report.add("sessions", name + ", p50", half.median(), "us");
    report.add("sessions", name + ", p90", most.median(), "us");
    report.add("sessions", name + ", p99", nearlyAll.median(), "us");
    report.add("sessions", name + ", queries", rates.median(), "1/cpu-s");
  }
}
