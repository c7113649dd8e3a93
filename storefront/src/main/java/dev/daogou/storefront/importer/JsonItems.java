package dev.daogou.storefront.importer;

import com.fasterxml.jackson.databind.JsonNode;
import dev.daogou.storefront.replay.IcecatItem;
import dev.daogou.storefront.replay.ItemReading;
import dev.daogou.storefront.replay.JsonLines;
import dev.daogou.storefront.replay.Lines;
import dev.daogou.storefront.replay.NativeItem;
import dev.daogou.storefront.replay.OpenFile;
import java.io.IOException;
import java.util.Optional;

/** Items as JSON, one a line. */
final class JsonItems implements ItemReader {
  private final ItemFormat format;
  private final Terms terms;

  JsonItems(ItemFormat format, Terms terms) {
    this.format = format;
    this.terms = terms;
  }

  @Override
  public Optional<String> read(OpenFile file, ItemSink sink) throws IOException {
    JsonLines.read(Lines.of(file), sink, (object, line) -> take(object, line, sink));
    return Optional.empty();
  }

  private void take(JsonNode object, long line, ItemSink sink) {
    String id = object.path(object.has("item") ? "item" : "id").asText("");
    terms.settle(line, id, reading(object), sink);
  }

  private ItemReading reading(JsonNode object) {
    if (terms.offers()) {
      return NativeItem.readOffer(object);
    }
    return format == ItemFormat.icecat
        ? IcecatItem.read(object)
            .<ItemReading>map(ItemReading.Change::new)
            .orElseGet(() -> new ItemReading.Unusable("has no title"))
        : NativeItem.read(object);
  }
}
