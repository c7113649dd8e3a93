package dev.daogou.bench;

import dev.daogou.bench.workbench.Report;
import dev.daogou.storefront.cli.Durations;
import dev.daogou.storefront.demo.ScratchFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

/** The command {@code ./daogou bench}. */
@Command(
    name = "daogou bench",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Measures Daogou beside floors and peers in the same run.",
    footer = {
      "",
      "Subjects:",
      "  ingest      events through all stages, beside the least that any topology does",
      "  lists       a full list without a broker, step by step",
      "  read        what a read costs the service, beside a constant answer of the same size",
      "  freshness   from a click to its list over HTTP, beside the least way there",
      "  sustained   the highest rate at which lists are fresh",
      "  shop        the demo's mix at several rates and at none, by group of threads",
      "  cold        what a demo costs from its start until it is warm",
      "  neighbours  sessions alike, beside plain VMIS-kNN",
      "  vectors     nearest vectors, beside Lucene",
      "  state       bytes a shopper, an item, an event",
      "  growth      what an event and a list cost with more items, shoppers, partitions",
      "  replay      a recorded log through Kafka and over HTTP",
      "  boards      a thousand live boards beside one",
      "  scaling     several instances, more and fewer of them",
      "  rolling     three instances restarted one after the other under load",
      "  faults      processes killed and stopped, Kafka away, disks full, strangers (not in all)",
      "  all         one after the other",
      "",
      "Examples:",
      "  daogou bench read --quick",
      "  daogou bench freshness --rate 200 --figures freshness.json",
      "  daogou bench faults --for 20m --seed 1",
      "",
      "Exit code 0 when everything asked for was measured and, for faults, is as it must be;",
      "1 otherwise."
    })
public final class Bench implements Callable<Integer> {
  private static final String ALL = "all";
  private static final String RECORDED = "../shared/data/sessions/diginetica/train_sessions.txt.gz";

  @Parameters(
      index = "0",
      defaultValue = ALL,
      converter = Subjects.class,
      description = "What to measure, see below (default: ${DEFAULT-VALUE}).")
  private List<Subject> subjects;

  @Option(names = "--quick", description = "Smaller and fewer rounds: rougher figures.")
  private boolean quick;

  @Option(names = "--figures", paramLabel = "FILE", description = "Also write the figures as JSON.")
  private @Nullable Path figures;

  @Option(
      names = "--backfill",
      description = "For ingest: history that is back-filled beside history that is replayed.")
  private boolean backfill;

  @Option(
      names = "--rate",
      paramLabel = "N",
      description =
          "Events a second, for freshness (default: 200) and rolling (default: six tenths of what"
              + " the three sustain, which is measured first).")
  private @Nullable Integer rate;

  @Option(
      names = "--log",
      paramLabel = "FILE",
      description =
          "For neighbours and replay: sessions with the columns SessionId, ItemId, Time, or one"
              + " session a line (default: "
              + RECORDED
              + " where it is there).")
  private @Nullable Path log;

  @Option(
      names = "--clicks",
      paramLabel = "N",
      defaultValue = "5000",
      description =
          "For neighbours: clicks a second while the index is written (default: ${DEFAULT-VALUE}).")
  private int clicks;

  @Option(
      names = "--vectors",
      paramLabel = "N",
      defaultValue = "50000",
      description =
          "For vectors: of how many graphs are built (default: ${DEFAULT-VALUE}); a million takes"
              + " most of an hour.")
  private int vectors;

  @Option(
      names = "--for",
      paramLabel = "TIME",
      defaultValue = "20m",
      converter = Durations.class,
      description = "For faults: how long they strike, 90s or 20m (default: ${DEFAULT-VALUE}).")
  private Duration length;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "For faults: of everything left to chance (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = "--only",
      paramLabel = "WORD",
      description =
          "For faults: each kind with this word in its name once, such as kill, freeze, Kafka,"
              + " disk, clock (default: all of them, by chance).")
  private @Nullable String only;

  /** Runs the command and ends the process with its exit code. */
  public static void main(String[] arguments) {
    int code = new CommandLine(new Bench()).execute(arguments);
    ScratchFolder.deleteOwn();
    System.exit(code);
  }

  @Override
  public Integer call() throws Exception {
    Path sessions =
        log != null ? log : Path.of(System.getProperty("daogou.home", ".")).resolve(RECORDED);
    BenchOptions options =
        new BenchOptions(
            quick,
            backfill,
            Optional.ofNullable(rate),
            sessions,
            clicks,
            vectors,
            length,
            seed,
            Optional.ofNullable(only));
    Report report = new Report(System.out);
    boolean complete = true;
    for (Subject subject : subjects) {
      complete &= isMeasured(subject, options, report);
    }
    if (figures != null) {
      report.write(figures);
    }
    return complete ? 0 : 1;
  }

  /** What stands in the way of a measurement is told in words; the rest is a bug. */
  private static boolean isMeasured(Subject subject, BenchOptions options, Report report)
      throws Exception {
    try {
      subject.measure(options, report);
      return true;
    } catch (IOException e) {
      System.err.println("daogou bench " + subject + ": " + e.getMessage());
      return false;
    }
  }

  /** One subject by its name, or all of them. */
  static final class Subjects implements ITypeConverter<List<Subject>> {
    @Override
    public List<Subject> convert(String text) {
      return text.equalsIgnoreCase(ALL)
          ? Subject.all()
          : List.of(
              Subject.named(text)
                  .orElseThrow(
                      () ->
                          new TypeConversionException(
                              "\"%s\" is none of %s, %s".formatted(text, Subject.names(), ALL))));
    }
  }
}
