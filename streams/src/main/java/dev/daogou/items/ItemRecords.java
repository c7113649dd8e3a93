package dev.daogou.items;

import dev.daogou.catalogue.QuantizedVectors;
import dev.daogou.recommender.links.ItemGraphs;
import dev.daogou.recommender.links.ItemLimits;
import dev.daogou.recommender.links.ItemState;
import dev.daogou.recommender.links.Neighbour;
import dev.daogou.recommender.links.Neighbours;
import dev.daogou.recommender.links.Standing;
import dev.daogou.schemas.ItemKey;
import dev.daogou.schemas.ItemNeighbours;
import dev.daogou.schemas.ItemVectors;
import java.time.Instant;
import java.util.List;

/** What the item topics say, between their records and the item graphs. */
public final class ItemRecords {
  private ItemRecords() {}

  /** Takes over a record of the item-vectors topic; null says nothing. One thread only. */
  public static void accept(ItemGraphs graphs, ItemKey key, ItemVectors vectors) {
    if (vectors != null) {
      var standing =
          new Standing(
              vectors.getReferenceTime().toEpochMilli(),
              vectors.getPopularity(),
              vectors.getTrend(),
              vectors.getInteractions(),
              vectors.getSurge());
      float[] behaviour = QuantizedVectors.read(vectors.getBehaviour());
      graphs.acceptStanding(key.tenant(), key.item(), standing, behaviour);
    }
  }

  /** Takes over a record of the item-neighbours topic; null says nothing. One thread only. */
  public static void accept(ItemGraphs graphs, ItemKey key, ItemNeighbours neighbours) {
    if (neighbours != null) {
      graphs.acceptNeighbours(
          key.tenant(),
          key.item(),
          new Neighbours(
              neighbours.getReferenceTime().toEpochMilli(),
              read(neighbours.getBefore()),
              read(neighbours.getBoughtWith())));
    }
  }

  private static List<Neighbour> read(List<dev.daogou.schemas.Neighbour> records) {
    return records.stream().map(each -> new Neighbour(each.getItem(), each.getWeight())).toList();
  }

  /** The two records by which every instance learns of an item's behaviour. */
  static ItemSummary summary(ItemState state, ItemLimits limits) {
    return new ItemSummary(vectors(state), neighbours(state.neighbours(limits)));
  }

  private static ItemVectors vectors(ItemState state) {
    Standing standing = state.standing();
    return new ItemVectors(
        Instant.ofEpochMilli(standing.clock()),
        standing.popularity(),
        standing.trend(),
        standing.interactions(),
        QuantizedVectors.write(state.behaviour()),
        standing.surge());
  }

  private static ItemNeighbours neighbours(Neighbours neighbours) {
    return new ItemNeighbours(
        Instant.ofEpochMilli(neighbours.clock()),
        write(neighbours.before()),
        write(neighbours.boughtWith()));
  }

  private static List<dev.daogou.schemas.Neighbour> write(List<Neighbour> neighbours) {
    return neighbours.stream()
        .map(each -> new dev.daogou.schemas.Neighbour(each.item(), each.weight()))
        .toList();
  }
}
