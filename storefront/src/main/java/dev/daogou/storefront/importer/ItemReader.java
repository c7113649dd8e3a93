package dev.daogou.storefront.importer;

import dev.daogou.storefront.replay.OpenFile;
import java.io.IOException;
import java.util.Optional;

/** Reads one form of catalogue, item by item. */
interface ItemReader {
  /**
   * Reads until the end, or until the sink is closed.
   *
   * @return why the rest cannot be read; empty where the end was reached
   */
  Optional<String> read(OpenFile file, ItemSink sink) throws IOException;
}
