package dev.daogou.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParseResult;

/** The command {@code ./daogou bench}. */
@Command(
    name = "daogou bench",
    mixinStandardHelpOptions = true,
    description =
        "Measures vector search, session neighbours, ingest, freshness and reads beside floors and peers;"
            + " open boards, what state takes, and how several instances share the work.",
    sortOptions = false)
public final class Bench implements Callable<Integer> {

  /** What can be measured. */
  enum Subject {
    vector,
    sessions,
    ingest,
    freshness,
    read,
    boards,
    scaling,
    state,
    all
  }

  @Parameters(
      index = "0",
      defaultValue = "all",
      description = "What to measure: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private Subject subject;

  @Option(names = "--quick", description = "Smaller and fewer rounds: minutes, rougher figures.")
  private boolean quick;

  @Option(
      names = "--backfill",
      description = "For ingest: history that is back-filled beside history that is replayed.")
  private boolean backfill;

  @Option(names = "--json", paramLabel = "FILE", description = "Also write the figures as JSON.")
  private Path json;

  @Option(
      names = "--rate",
      paramLabel = "N",
      defaultValue = "200",
      description = "Events a second for freshness (default: ${DEFAULT-VALUE}).")
  private int rate;

  @Option(
      names = "--log",
      paramLabel = "FILE",
      description =
          "For sessions: clicks with SessionId, ItemId, Time; otherwise they are invented.")
  private Path log;

  @Option(
      names = "--clicks",
      paramLabel = "N",
      defaultValue = "5000",
      description =
          "For sessions: clicks a second while the index is written (default: ${DEFAULT-VALUE}).")
  private int clicks;

  /** Runs the command and ends the process with its exit code. */
  public static void main(String[] arguments) {
    CommandLine command =
        new CommandLine(new Bench())
            .setCaseInsensitiveEnumValuesAllowed(true)
            .setExecutionExceptionHandler(Bench::explain);
    System.exit(command.execute(arguments));
  }

  @Override
  public Integer call() throws Exception {
    Report report = new Report(System.out);
    for (Subject each : subjects()) {
      measure(each, report);
    }
    if (json != null) {
      report.write(json);
    }
    return 0;
  }

  /** What stands in the way of a measurement is told in words; the rest is a bug. */
  private static int explain(Exception failure, CommandLine command, ParseResult arguments)
      throws Exception {
    if (!(failure instanceof IOException)) {
      throw failure;
    }
    command.getErr().println("daogou bench: " + failure.getMessage());
    return command.getCommandSpec().exitCodeOnExecutionException();
  }

  private List<Subject> subjects() {
    return subject == Subject.all
        ? List.of(Subject.vector, Subject.sessions, Subject.ingest, Subject.freshness, Subject.read)
        : List.of(subject);
  }

  private void measure(Subject each, Report report) throws Exception {
    switch (each) {
      case vector -> new VectorBench(quick).run(report);
      case sessions -> new SessionsBench(quick, log, clicks).run(report);
      case ingest -> new IngestBench(quick, backfill).run(report);
      case freshness, read -> new ServiceBench(quick, each == Subject.freshness, rate).run(report);
      case boards -> new BoardsBench(quick).run(report);
      case scaling -> new ScalingBench(quick).run(report);
      case state -> new StateBench(quick).run(report);
      case all -> throw new IllegalStateException("all is taken apart before");
    }
  }
}
