package dev.daogou.storefront.cli;

import dev.daogou.storefront.catalogue.DemoCatalogue;
import dev.daogou.storefront.simulator.SessionLog;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code daogou simulate}. */
@Command(
    name = "simulate",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Writes a log of simulated visits, and the demo catalogue, to files; needs no service.",
      "The log has the columns SessionId, ItemId, Time (epoch seconds); .gz names are compressed."
    },
    footer = {
      "",
      "Examples:",
      "  daogou simulate --sessions 20000 --out sessions.tsv.gz --catalogue catalogue.jsonl",
      "  daogou replay sessions.tsv.gz"
    })
final class SimulateCommand implements Callable<Integer> {
  @Option(names = "--sessions", required = true, paramLabel = "N", description = "How many visits.")
  private int sessions;

  @Option(names = "--out", required = true, paramLabel = "FILE", description = "The log.")
  private Path out;

  @Option(
      names = "--catalogue",
      paramLabel = "FILE",
      description = "Also write the catalogue as JSON lines, as POST /v1/catalogue takes them.")
  private Optional<Path> catalogue = Optional.empty();

  @Option(
      names = "--shoppers",
      defaultValue = "1000",
      paramLabel = "N",
      description = "How many shoppers (default: ${DEFAULT-VALUE}).")
  private int shoppers;

  @Option(
      names = "--seed",
      defaultValue = "1",
      paramLabel = "N",
      description = "Seed of everything (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Override
  public Integer call() throws IOException {
    DemoCatalogue items = DemoCatalogue.compose();
    SessionLog log = new SessionLog(items, shoppers, seed);
    long views = log.write(sessions, out);
    System.out.printf("%,d views in %,d sessions: %s%n", views, sessions, out);
    if (catalogue.isPresent()) {
      SessionLog.writeCatalogue(items, catalogue.get());
      System.out.printf("%,d items: %s%n", items.items().size(), catalogue.get());
    }
    return 0;
  }
}
