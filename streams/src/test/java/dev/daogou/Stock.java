package dev.daogou;

import dev.daogou.catalogue.CatalogueView;
import dev.daogou.catalogue.QuantizedVectors;
import dev.daogou.items.ItemRecords;
import dev.daogou.recommender.items.ItemSpace;
import dev.daogou.recommender.items.ItemSpaces;
import dev.daogou.recommender.links.ItemGraph;
import dev.daogou.recommender.links.ItemGraphs;
import dev.daogou.recommender.sessions.SessionIndex;
import dev.daogou.recommender.sessions.SessionIndexes;
import dev.daogou.schemas.CatalogueItem;
import dev.daogou.schemas.CataloguedItem;
import dev.daogou.schemas.ItemKey;
import dev.daogou.schemas.ItemNeighbours;
import dev.daogou.schemas.ItemVectors;
import dev.daogou.schemas.Neighbour;
import java.util.List;

/** A shop's items in memory, filled by hand as the topics would fill them. */
public final class Stock {
  private static final String TENANT = "default";

  public final WordEncoder encoder = new WordEncoder();
  public final PersonalizationSettings settings;
  public final ItemGraphs graphs;
  public final SessionIndexes sessions;

  public Stock() {
    this(PersonalizationSettings.defaults());
  }

  public Stock(PersonalizationSettings settings) {
    this.settings = settings;
    graphs =
        new ItemGraphs(
            new ItemSpaces(encoder.dimensions(), settings.items().signature()), settings.items());
    sessions = new SessionIndexes(graphs.spaces(), settings.sessions());
  }

  /** Takes an item into the catalogue, with its title as its only text. */
  public Stock put(String item, String title, String... categoryPath) {
    return put(item, described(title, categoryPath));
  }

  public Stock put(String item, CatalogueItem record) {
    float[] embedding = encoder.encode(List.of(record.getTitle()))[0];
    var catalogued =
        new CataloguedItem(
            record, encoder.version(), QuantizedVectors.write(embedding), Events.OPENING);
    CatalogueView.of(graphs.spaces()).accept(new ItemKey(TENANT, item), catalogued);
    return this;
  }

  public static CatalogueItem described(String title, String... categoryPath) {
    return CatalogueItem.newBuilder()
        .setTitle(title)
        .setCategoryPath(List.of(categoryPath))
        .setPrice(100.0)
        .build();
  }

  /** Lets somebody's session be known. */
  public Stock session(long id, long time, String... items) {
    sessions.accept(TENANT, id, time, List.of(items));
    return this;
  }

  public SessionIndex sessions() {
    return sessions.of(TENANT);
  }

  public void remove(String item) {
    graphs.spaces().remove(TENANT, item);
  }

  /** Publishes how an item stands, as of the opening and so many seconds. */
  public void standing(String item, long second, double popularity, double trend) {
    ItemRecords.accept(
        graphs,
        new ItemKey(TENANT, item),
        new ItemVectors(
            Events.OPENING.plusSeconds(second),
            (float) popularity,
            (float) trend,
            1L,
            QuantizedVectors.write(new float[0]),
            (float) trend));
  }

  /** Publishes the neighbours of an item, as of the opening. */
  public void neighbours(String item, List<Neighbour> before, List<Neighbour> boughtWith) {
    ItemRecords.accept(
        graphs, new ItemKey(TENANT, item), new ItemNeighbours(Events.OPENING, before, boughtWith));
  }

  public ItemSpace space() {
    return graphs.spaces().of(TENANT);
  }

  public ItemGraph graph() {
    return graphs.of(TENANT);
  }

  /** The fixed vector of the item in that slot. */
  public float[] fixed(int slot) {
    float[] fixed = new float[space().width()];
    space().matrix().copy(slot, 0, fixed, 0, fixed.length);
    return fixed;
  }

  public int slot(String item) {
    return space().slot(item);
  }
}
