package dev.daogou.models.sequence;

import dev.daogou.catalogue.EmbeddedText;
import dev.daogou.recommender.inference.OnnxTextEncoder;
import dev.daogou.schemas.CatalogueItem;
import dev.daogou.schemas.CatalogueUpdate;
import dev.daogou.schemas.Origin;
import dev.daogou.schemas.StorefrontEvent;
import dev.daogou.storefront.replay.Destination;
import dev.daogou.storefront.replay.EventStamp;
import dev.daogou.storefront.replay.Lines;
import dev.daogou.storefront.replay.LogFormat;
import dev.daogou.storefront.replay.Replay;
import dev.daogou.storefront.replay.Speed;
import dev.daogou.storefront.replay.Tally;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Learns, from a catalogue, where items that sessions never showed belong among those they did. */
public final class CatalogueEmbeddings {
  private static final int LEAST_PAIRS = 50;

  private CatalogueEmbeddings() {}

  /** Reads a catalogue file, as {@code ./daogou replay} does: items by id. */
  public static Map<String, CatalogueItem> read(Path file) {
    Map<String, CatalogueItem> items = new LinkedHashMap<>();
    Replay.Settings settings =
        new Replay.Settings(
            file,
            LogFormat.catalogue,
            new EventStamp("default", "", Origin.REPLAY),
            Speed.parse("max"),
            Long.MAX_VALUE,
            Long.MAX_VALUE);
    PrintStream quiet =
        new PrintStream(PrintStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    try (Lines lines = Lines.of(file)) {
      new Replay(settings, new Items(items), new Tally(), quiet).run(lines);
    } catch (IOException e) {
      throw new UncheckedIOException("catalogue is not readable: " + file, e);
    }
    return items;
  }

  /** Keeps whole items. */
  private record Items(Map<String, CatalogueItem> items) implements Destination {
    @Override
    public void send(StorefrontEvent event) {}

    @Override
    public void send(CatalogueUpdate update) {
      if (update.getChange() instanceof CatalogueItem item) {
        items.put(update.getItem(), item);
      }
    }

    @Override
    public Optional<String> failure() {
      return Optional.empty();
    }

    @Override
    public void close() {}
  }

  /** Fits the map; empty where too few items are both in the catalogue and in the sessions. */
  public static Optional<ContentRegression.Fit> fit(
      Map<String, CatalogueItem> catalogue,
      OnnxTextEncoder encoder,
      Vocabulary vocabulary,
      SequenceWeights weights) {
    float[][] vectors = SequenceExport.unitRows(weights);
    List<String> texts = new ArrayList<>();
    List<float[]> wanted = new ArrayList<>();
    catalogue.forEach(
        (id, item) -> {
          int row = vocabulary.row(id);
          if (row != Vocabulary.UNKNOWN) {
            texts.add(EmbeddedText.of(item));
            wanted.add(vectors[row]);
          }
        });
    return texts.size() < LEAST_PAIRS
        ? Optional.empty()
        : Optional.of(ContentRegression.fit(List.of(encoder.encode(texts)), wanted));
  }
}
