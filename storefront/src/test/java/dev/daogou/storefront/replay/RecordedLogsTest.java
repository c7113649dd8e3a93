package dev.daogou.storefront.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.daogou.schemas.CatalogueUpdate;
import dev.daogou.schemas.OrderPlaced;
import dev.daogou.schemas.OrderReversed;
import dev.daogou.schemas.StorefrontEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Reads real logs to their end, where they are beside the project. */
class RecordedLogsTest {
  @ParameterizedTest
  @CsvSource({
    "clicks/yoochoose-100k/train_full.tsv.gz, sessions, 70278",
    "clicks/yoochoose-100k/test.tsv.gz, sessions, 13568",
    "clicks/serenade-sample/train.tsv.gz, sessions, 113601",
    "clicks/serenade-sample/valid.tsv.gz, sessions, 1451",
    "clicks/serenade-sample/test.tsv.gz, sessions, 1233",
  })
  void shouldReadEveryClick(String name, LogFormat format, int clicks) throws IOException {
    Counts counts = read(name, format);

    assertThat(counts.malformed).isZero();
    assertThat(counts.events).isEqualTo(clicks);
    assertThat(counts.ids).hasSize(clicks);
  }

  @Test
  void shouldReadEverySequence() throws IOException {
    Counts counts = read("sessions/diginetica/train_sessions.txt.gz", LogFormat.sequences);

    assertThat(counts.malformed).isZero();
    assertThat(counts.shoppers).hasSize(186_670);
    assertThat(counts.ids).hasSize(counts.events);
  }

  @Test
  void shouldReadEveryProduct() throws IOException {
    Counts counts = read("catalogue/icecat/products.jsonl.gz", LogFormat.catalogue);

    assertThat(counts.malformed).isZero();
    assertThat(counts.items).isEqualTo(19_406);
  }

  @Test
  void shouldAccountForEveryRowOfTheInvoices() throws IOException {
    Counts counts = read("purchases/online_retail_2009_2010.csv.gz", LogFormat.invoices);

    long aside = counts.setAside.values().stream().mapToLong(Long::longValue).sum();
    long matched = counts.noted.get(InvoiceReader.MATCHED);
    assertThat(counts.malformed).isZero();
    assertThat(counts.orderLines + matched + aside).isEqualTo(525_461);
    assertThat(counts.orders).hasSize(counts.placed);
    assertThat(counts.ids).hasSize(counts.events);
    assertThat(matched).isGreaterThan(counts.setAside.get(InvoiceReader.UNMATCHED));
  }

  private static Counts read(String name, LogFormat format) throws IOException {
    Path file = data().resolve(name);
    assumeTrue(Files.exists(file), file + " is not here: skipped");
    assertThat(LogFormat.guess(file)).contains(format);
    Counts counts = new Counts();
    try (Lines lines = Lines.of(file)) {
      format.reader(Found.STAMP).read(lines, counts);
      assertThat(lines.share()).isEqualTo(1);
    }
    System.out.printf(
        "%s: %d events, %d placed, set aside %s, noted %s%n",
        name, counts.events, counts.placed, counts.setAside, counts.noted);
    return counts;
  }

  private static Path data() {
    return Stream.iterate(Path.of("").toAbsolutePath(), p -> p != null, Path::getParent)
        .filter(p -> Files.exists(p.resolve("serving/pom.xml")))
        .findFirst()
        .map(root -> root.resolveSibling("shared").resolve("data"))
        .orElse(Path.of("shared/data"));
  }

  private static final class Counts implements Sink {
    private int events;
    private int items;
    private int malformed;
    private int placed;
    private long orderLines;
    private final Set<String> ids = new HashSet<>();
    private final Set<String> shoppers = new HashSet<>();
    private final Set<String> orders = new HashSet<>();
    private final Map<String, Long> setAside = new TreeMap<>();
    private final Map<String, Long> noted = new TreeMap<>();

    @Override
    public void event(StorefrontEvent event) {
      events++;
      ids.add(event.getId());
      shoppers.add(event.getShopper());
      switch (event.getPayload()) {
        case OrderPlaced order -> {
          placed++;
          orderLines += order.getLines().size();
          assertThat(orders.add(order.getOrder())).as(order.getOrder()).isTrue();
        }
        case OrderReversed reversed -> assertThat(orders).contains(reversed.getOrder());
        default -> {}
      }
    }

    @Override
    public void item(CatalogueUpdate update) {
      items++;
    }

    @Override
    public void malformed(long line, String what) {
      malformed++;
    }

    @Override
    public void setAside(String why, long rows) {
      setAside.merge(why, rows, Long::sum);
    }

    @Override
    public void noted(String what, long rows) {
      noted.merge(what, rows, Long::sum);
    }

    @Override
    public boolean isOpen() {
      return true;
    }
  }
}
