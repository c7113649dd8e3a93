package dev.daogou.storefront.importer;

import dev.daogou.schemas.CatalogueItem;
import dev.daogou.schemas.CatalogueUpdate;
import dev.daogou.storefront.replay.OpenFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Everything that a reader found in a small file. */
final class FoundItems implements ItemSink {
  static final Terms TERMS = new Terms("default", null, null, false);
  static final ItemFormat.Table BY_NAME = new ItemFormat.Table(Optional.empty(), Optional.empty());

  final List<CatalogueUpdate> updates = new ArrayList<>();
  final List<String> refused = new ArrayList<>();
  Optional<String> stopped = Optional.empty();

  static FoundItems in(ItemFormat format, Terms terms, ItemFormat.Table table, String text) {
    try {
      Path file = Files.createTempFile("items", ".txt");
      try {
        Files.writeString(file, text);
        FoundItems found = new FoundItems();
        try (OpenFile open = OpenFile.of(file)) {
          found.stopped = format.reader(terms, table).read(open, found);
        }
        return found;
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static FoundItems in(ItemFormat format, String text) {
    return in(format, TERMS, BY_NAME, text);
  }

  CatalogueItem item(int place) {
    return (CatalogueItem) updates.get(place).getChange();
  }

  @Override
  public void item(long line, CatalogueUpdate update) {
    updates.add(update);
  }

  @Override
  public void unusable(long line, String item, String why) {
    refused.add(line + " " + item + ": " + why);
  }

  @Override
  public void malformed(long line, String what) {
    refused.add(line + ": " + what);
  }

  @Override
  public boolean isOpen() {
    return true;
  }
}
