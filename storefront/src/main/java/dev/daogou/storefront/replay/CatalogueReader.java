package dev.daogou.storefront.replay;

import com.fasterxml.jackson.databind.JsonNode;
import dev.daogou.schemas.CatalogueUpdate;
import dev.daogou.schemas.Ids;
import java.io.IOException;

/** Items as JSON lines: as {@code POST /v1/catalogue} takes them, or Icecat's product records. */
final class CatalogueReader implements LogReader {
  private final EventStamp stamp;

  CatalogueReader(EventStamp stamp) {
    this.stamp = stamp;
  }

  @Override
  public void read(Lines lines, Sink sink) throws IOException {
    JsonLines.read(lines, sink, (object, line) -> take(object, line, sink));
  }

  private void take(JsonNode object, long line, Sink sink) {
    boolean ours = object.has("item");
    String id = object.path(ours ? "item" : "id").asText("");
    if (!Ids.isValid(id)) {
      sink.malformed(line, "item (or id) must be 1 to 200 characters");
      return;
    }
    switch (ours ? NativeItem.read(object) : icecat(object)) {
      case ItemReading.Change(Object change) ->
          sink.item(new CatalogueUpdate(stamp.tenant(), id, change));
      case ItemReading.Unusable(String why) -> sink.malformed(line, "item " + id + " " + why);
    }
  }

  private static ItemReading icecat(JsonNode object) {
    return IcecatItem.read(object)
        .<ItemReading>map(ItemReading.Change::new)
        .orElseGet(() -> new ItemReading.Unusable("has neither a title nor anything to change"));
  }
}
