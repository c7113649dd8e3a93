package dev.daogou.storefront.cli;

import dev.daogou.schemas.Tenants;
import dev.daogou.storefront.importer.CatalogueImport;
import dev.daogou.storefront.importer.DryRun;
import dev.daogou.storefront.importer.ItemFormat;
import dev.daogou.storefront.importer.KnownItems;
import dev.daogou.storefront.importer.RefusedItems;
import dev.daogou.storefront.importer.Terms;
import dev.daogou.storefront.replay.Destination;
import dev.daogou.storefront.replay.ReplayReport;
import dev.daogou.storefront.replay.Tally;
import dev.daogou.storefront.service.ServiceClient;
import java.io.IOException;
import java.io.Writer;
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

/** {@code daogou import}. */
@Command(
    name = "import",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Sends a shop's catalogue, whole or prices and stock alone. Reads .gz as it is.",
      "",
      "Formats:",
      "  jsonl    items as JSON lines, as POST /v1/catalogue takes them",
      "  csv      a table with a header; --mapping says which column is what. Without it, columns",
      "           have our names: item (or id), title, description, language, categoryPath, brand,",
      "           price, currency, image, variantOf, availability, expiresAt, attributes.NAME,",
      "           translations.LANGUAGE.title",
      "  google   Google's product feed, RSS 2.0 or Atom",
      "  icecat   Icecat's products as JSON lines",
      ""
    },
    footer = {
      "",
      "A mapping has lines FIELD = COLUMN, FIELD = \"constant\" or FIELD = {column} and {column}:",
      "  item = sku",
      "  title = {maker} {name}",
      "  categoryPath = category",
      "  categoryPath.separator = /",
      "  price.decimal = ,",
      "  currency = \"EUR\"",
      "  attributes.colour = Farbe",
      "  attributes.* = attr_*",
      "",
      "Examples:",
      "  daogou import products.jsonl.gz",
      "  daogou import products.csv --mapping products.mapping --rejects refused.jsonl",
      "  daogou import feed.xml --remove-missing",
      "  daogou import stock.csv --offers",
      "",
      "Exit code 0 when everything was taken, 1 when something was refused or the import did not",
      "come to its end, 2 for wrong usage."
    })
final class ImportCommand implements Callable<Integer> {
  @Parameters(paramLabel = "FILE", arity = "1..*", description = "The catalogue.")
  private List<Path> files;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "${COMPLETION-CANDIDATES} (default: told by the beginning of the file).")
  private Optional<ItemFormat> format = Optional.empty();

  @Option(names = "--mapping", paramLabel = "FILE", description = "Which column is what, for csv.")
  private Optional<Path> mapping = Optional.empty();

  @Option(
      names = "--delimiter",
      paramLabel = "CHAR",
      description = "Between cells, for csv: a character, or tab (default: told by the header).")
  private Optional<String> delimiter = Optional.empty();

  @Option(
      names = "--currency",
      paramLabel = "CODE",
      description = "Of prices that name none, such as EUR.")
  private @Nullable String currency;

  @Option(
      names = "--language",
      paramLabel = "TAG",
      description = "Of items that name none, such as en.")
  private @Nullable String language;

  @Option(
      names = "--offers",
      description = "Take over price and availability alone; the items are known already.")
  private boolean offers;

  @Option(
      names = "--remove-missing",
      description = "Then take items out of the catalogue that the files do not name.")
  private boolean removeMissing;

  @Option(
      names = "--remove-at-most",
      defaultValue = "50",
      paramLabel = "PERCENT",
      description = "Remove nothing where it would be more of the catalogue (default: 50).")
  private int removeAtMost;

  @Option(names = "--dry-run", description = "Read and check, send nothing.")
  private boolean dryRun;

  @Option(
      names = "--rejects",
      paramLabel = "FILE",
      description = "Write what was refused, with line and reason, as JSON lines.")
  private Optional<Path> rejects = Optional.empty();

  @Option(
      names = "--max-errors",
      defaultValue = "9223372036854775807",
      paramLabel = "N",
      description = "Stop after more refused items than this (default: never).")
  private long maxErrors;

  @Option(
      names = "--tenant",
      defaultValue = Tenants.DEFAULT,
      paramLabel = "NAME",
      description =
          "Whose shop, one that the service was told of: by daogou.tenants or a key of the tenant"
              + " (default: ${DEFAULT-VALUE}).")
  private String tenant;

  @Mixin private Target target;

  @Override
  public Integer call() throws IOException {
    for (Path file : files) {
      if (!Files.isReadable(file)) {
        System.err.println("There is no readable file " + file + ".");
        return 1;
      }
    }
    check();
    target.whatTenantNeeds(tenant).ifPresent(System.err::println);
    Tally tally = new Tally();
    var progress = new CatalogueImport.Progress(files);
    try (ServiceClient client = target.client();
        RefusedItems refused = new RefusedItems(tally, System.err, writer(), maxErrors)) {
      var work =
          new CatalogueImport(
              new Terms(tenant, currency, language, offers),
              new ItemFormat.Table(mapping, delimiter.map(ImportCommand::character)),
              format,
              refused,
              progress,
              removeMissing);
      var report = new ReplayReport(tally, progress::share, System.err, Target.isTerminal());
      Optional<String> stopped;
      Destination destination = dryRun ? new DryRun() : target.destination(client, tally, refused);
      try (report;
          destination) {
        stopped = work.send(files, destination);
        if (stopped.isEmpty() && removeMissing) {
          stopped = removeMissing(client, work, destination, tally);
        }
      }
      stopped = stopped.or(destination::failure);
      System.out.print(report.summary());
      if (destination instanceof DryRun dry) {
        System.out.printf("  %,12d  would be sent%n", dry.entries());
      }
      stopped.ifPresent(why -> System.err.println("Stopped: " + why));
      return stopped.isEmpty() && tally.refused() == 0 ? 0 : 1;
    }
  }

  private void check() {
    if (!Tenants.isValid(tenant)) {
      throw new IllegalArgumentException("--tenant must be 1 to 64 of a-z, 0-9, - and _");
    }
    if (removeMissing && (offers || target.isKafka())) {
      throw new IllegalArgumentException(
          "--remove-missing goes with --url and whole items, not with --kafka or --offers");
    }
    if (removeAtMost < 0 || removeAtMost > 100) {
      throw new IllegalArgumentException("--remove-at-most must be 0 to 100");
    }
  }

  private Optional<String> removeMissing(
      ServiceClient client, CatalogueImport work, Destination destination, Tally tally) {
    return switch (KnownItems.of(client, tenant)) {
      case KnownItems.Listing.Failed(String why) ->
          Optional.of("what is missing cannot be told: " + why);
      case KnownItems.Listing.Listed(List<String> known) -> {
        List<String> missing = known.stream().filter(item -> !work.named().contains(item)).toList();
        if (100L * missing.size() > (long) removeAtMost * known.size()) {
          yield Optional.of(
              "%d of %d items would be removed, more than --remove-at-most %d allows"
                  .formatted(missing.size(), known.size(), removeAtMost));
        }
        work.remove(missing, destination);
        tally.addNoted("removed, because no file names them", missing.size());
        yield Optional.empty();
      }
    };
  }

  private Optional<Writer> writer() throws IOException {
    return rejects.isPresent()
        ? Optional.of(Files.newBufferedWriter(rejects.get()))
        : Optional.empty();
  }

  private static char character(String text) {
    if (text.equals("tab") || text.equals("\\t")) {
      return '\t';
    }
    if (text.length() != 1) {
      throw new IllegalArgumentException("--delimiter must be one character, or tab");
    }
    return text.charAt(0);
  }
}
