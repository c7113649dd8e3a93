package dev.daogou.storefront.simulator;

import dev.daogou.storefront.catalogue.CatalogueJson;
import dev.daogou.storefront.catalogue.DemoCatalogue;
import dev.daogou.storefront.catalogue.ShopItem;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import java.util.zip.GZIPOutputStream;

/** Simulated visits as a recorded log: one session after another, in order of their beginning. */
public final class SessionLog {
  private static final Instant START = Instant.parse("2026-01-01T08:00:00Z");
  private static final Duration LONGEST_THOUGHT = Duration.ofSeconds(60);
  private static final Duration DAY = Duration.ofDays(1);

  private final List<Shopper> shoppers;
  private final SplittableRandom random;

  /**
   * @param catalogue what the shoppers choose from
   * @param shoppers how many there are
   * @param seed of everything
   */
  public SessionLog(DemoCatalogue catalogue, int shoppers, long seed) {
    this.shoppers = Shoppers.draw(shoppers, catalogue, Habits.usual(), seed);
    random = new SplittableRandom(~seed);
  }

  /**
   * Writes visits with header SessionId, ItemId, Time (epoch seconds), separated by tabs.
   *
   * @return how many views they have
   */
  public long write(int sessions, Path file) throws IOException {
    long views = 0;
    long gap = DAY.toMillis() / shoppers.size();
    try (BufferedWriter out = open(file)) {
      out.write("SessionId\tItemId\tTime\n");
      for (int i = 0; i < sessions; i++) {
        Visit visit = shoppers.get(random.nextInt(shoppers.size())).nextVisit();
        views += write(visit, START.plusMillis(i * gap), out);
      }
    }
    return views;
  }

  /** Writes the catalogue as JSON lines. */
  public static void writeCatalogue(DemoCatalogue catalogue, Path file) throws IOException {
    try (BufferedWriter out = open(file)) {
      for (ShopItem item : catalogue.items()) {
        out.write(CatalogueJson.of(item).toString());
        out.write('\n');
      }
    }
  }

  private long write(Visit visit, Instant begin, BufferedWriter out) throws IOException {
    Instant time = begin;
    long views = 0;
    for (Act act : visit.acts()) {
      if (act instanceof Act.Views view) {
        String row = "%s\t%s\t%d.%03d\n";
        out.write(
            row.formatted(
                visit.session(),
                view.item().id(),
                time.getEpochSecond(),
                time.toEpochMilli() % 1000));
        views++;
      }
      time = time.plusMillis(1000 + random.nextLong(LONGEST_THOUGHT.toMillis()));
    }
    return views;
  }

  private static BufferedWriter open(Path file) throws IOException {
    OutputStream out = Files.newOutputStream(file);
    OutputStream packed = file.toString().endsWith(".gz") ? new GZIPOutputStream(out) : out;
    return new BufferedWriter(new OutputStreamWriter(packed, StandardCharsets.UTF_8));
  }
}
