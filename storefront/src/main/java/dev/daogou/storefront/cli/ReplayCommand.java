package dev.daogou.storefront.cli;

import dev.daogou.schemas.Origin;
import dev.daogou.schemas.Tenants;
import dev.daogou.storefront.replay.Destination;
import dev.daogou.storefront.replay.EventStamp;
import dev.daogou.storefront.replay.Lines;
import dev.daogou.storefront.replay.LogFormat;
import dev.daogou.storefront.replay.Refusals;
import dev.daogou.storefront.replay.Replay;
import dev.daogou.storefront.replay.ReplayReport;
import dev.daogou.storefront.replay.Speed;
import dev.daogou.storefront.replay.Tally;
import dev.daogou.storefront.service.ServiceClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code daogou replay}. */
@Command(
    name = "replay",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Sends a recorded log as events, or a file of items as a catalogue. Reads .gz as it is.",
      "",
      "Formats:",
      "  sessions   TSV or CSV with the columns SessionId, ItemId, Time; each session is a shopper",
      "  sequences  one session a line, item ids in click order; times are made up: sessions a",
      "             minute apart from 2016-01-01, clicks half a minute apart",
      "  invoices   the columns of Online Retail; C-invoices cancel, matched by customer and stock",
      "             code, newest order first; guests are keyed by invoice",
      "  segment    Segment calls as JSON lines, versions 1 and 2 of the names",
      "  catalogue  items as JSON lines, as POST /v1/catalogue takes them, or Icecat's records",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  daogou replay clicks.tsv.gz",
      "  daogou replay clicks.tsv.gz --speed 60 --url http://shop-guide:8080",
      "  daogou replay --backfill 2023.tsv.gz 2024.tsv.gz 2025.tsv.gz",
      "  daogou replay invoices.csv --format invoices --tenant gifts",
      "  daogou replay products.jsonl.gz --format catalogue",
      "  daogou replay clicks.tsv --kafka localhost:9092",
      "",
      "Exit code 0 when the log was sent, 1 when it was not or not to its end, 2 for wrong usage."
    })
final class ReplayCommand implements Callable<Integer> {
  enum RecordedOrigin {
    replay,
    backfill
  }

  @Parameters(paramLabel = "FILE", arity = "1..*", description = "The logs, the oldest first.")
  private List<Path> files;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "${COMPLETION-CANDIDATES} (default: told by the file's first line).")
  private @Nullable LogFormat format;

  @Option(
      names = "--speed",
      defaultValue = "max",
      paramLabel = "max|N",
      description = "max, or N times faster than recorded, such as 60 (default: max).")
  private String speed;

  @Option(
      names = "--limit",
      defaultValue = "9223372036854775807",
      paramLabel = "N",
      description = "Send at most so many events (default: all).")
  private long limit;

  @Option(
      names = "--prefix",
      defaultValue = "",
      paramLabel = "TEXT",
      description = "Put before every shopper id (default: nothing).")
  private String prefix;

  @Option(
      names = "--tenant",
      defaultValue = Tenants.DEFAULT,
      paramLabel = "NAME",
      description =
          "Whose shop, one that the service was told of: by daogou.tenants or a key of the tenant"
              + " (default: ${DEFAULT-VALUE}).")
  private String tenant;

  @Option(
      names = "--origin",
      defaultValue = "replay",
      paramLabel = "replay|backfill",
      description = "backfill: history in bulk, one list per shopper at its end (default: replay).")
  private RecordedOrigin origin;

  @Option(names = "--backfill", description = "The same as --origin backfill.")
  private boolean backfill;

  @Option(
      names = "--max-errors",
      defaultValue = "100",
      paramLabel = "N",
      description = "Stop after more malformed lines than this (default: ${DEFAULT-VALUE}).")
  private long maxErrors;

  @Mixin private Target target;

  @Override
  public Integer call() throws IOException {
    for (Path file : files) {
      if (!Files.isReadable(file)) {
        System.err.println("There is no readable file " + file + ".");
        return 1;
      }
    }
    for (Path file : files) {
      int code = replay(file);
      if (code != 0) {
        return code;
      }
    }
    return 0;
  }

  private int replay(Path file) throws IOException {
    Optional<LogFormat> known = format != null ? Optional.of(format) : LogFormat.guess(file);
    if (known.isEmpty()) {
      System.err.println(
          file + ": its first line does not tell what kind of log it is; say it with --format.");
      return 2;
    }
    return replay(file, known.get());
  }

  private int replay(Path file, LogFormat known) throws IOException {
    if (!Tenants.isValid(tenant)) {
      throw new IllegalArgumentException("--tenant must be 1 to 64 of a-z, 0-9, - and _");
    }
    boolean isHistory = backfill || origin == RecordedOrigin.backfill;
    EventStamp stamp = new EventStamp(tenant, prefix, isHistory ? Origin.BACKFILL : Origin.REPLAY);
    Replay.Settings settings =
        new Replay.Settings(file, known, stamp, Speed.parse(speed), limit, maxErrors);
    Tally tally = new Tally();
    System.err.printf("Replaying %s as %s%n", file, known);
    target.whatTenantNeeds(tenant).ifPresent(System.err::println);
    try (ServiceClient client = target.client();
        Lines lines = Lines.of(file)) {
      ReplayReport report = new ReplayReport(tally, lines, System.err, Target.isTerminal());
      Destination destination = target.destination(client, tally, Refusals.IGNORED);
      Replay.Ending ending;
      try (report;
          destination) {
        ending = run(new Replay(settings, destination, tally, System.err), lines, file);
      }
      // What fails while the last batches are sent is known only now.
      Replay.Ending last =
          destination.failure().<Replay.Ending>map(Replay.Ending.Stopped::new).orElse(ending);
      System.out.print(report.summary());
      return exitCode(last, tally);
    }
  }

  /** A file that cannot be read to its end stops the replay; what stood before is sent. */
  private static Replay.Ending run(Replay replay, Lines lines, Path file) {
    try {
      return replay.run(lines);
    } catch (IOException e) {
      return new Replay.Ending.Stopped(
          "%s:%d: it cannot be read on: %s".formatted(file, lines.number(), e.getMessage()));
    }
  }

  private static int exitCode(Replay.Ending ending, Tally tally) {
    return switch (ending) {
      case Replay.Ending.Stopped(String why) -> {
        System.err.println("Stopped: " + why);
        yield 1;
      }
      case Replay.Ending.Complete _ -> tally.accepted() > 0 ? 0 : 1;
    };
  }
}
