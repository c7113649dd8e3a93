package dev.daogou.items;

import dev.daogou.app.PersonalizationSettings.ItemLimits;
import dev.daogou.catalogue.ItemSpaces;
import dev.daogou.schemas.ItemKey;
import dev.daogou.schemas.ItemNeighbours;
import dev.daogou.schemas.ItemVectors;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * The item graph of every tenant, fed from the item-vectors and item-neighbours topics by one
 * thread.
 */
public final class ItemGraphs {
  private final ItemSpaces spaces;
  private final ItemLimits limits;
  private final LongSupplier nanoTime;
  private final Map<String, ItemGraph> graphs = new ConcurrentHashMap<>();

  public ItemGraphs(ItemSpaces spaces, ItemLimits limits) {
    this(spaces, limits, System::nanoTime);
  }

  /**
   * @param nanoTime what stands for {@link System#nanoTime}; a replay's clock is its log
   */
  public ItemGraphs(ItemSpaces spaces, ItemLimits limits, LongSupplier nanoTime) {
    this.spaces = spaces;
    this.limits = limits;
    this.nanoTime = nanoTime;
  }

  /** The items under the graphs. */
  public ItemSpaces spaces() {
    return spaces;
  }

  /** The graph of the tenant; an empty one where nothing is known yet. */
  public ItemGraph of(String tenant) {
    return graphs.computeIfAbsent(
        tenant, fresh -> new ItemGraph(spaces.of(tenant), limits, nanoTime));
  }

  /**
   * The graph of the tenant, if anything is known of it: for readers that must not make one for
   * every name they are asked for.
   */
  public Optional<ItemGraph> find(String tenant) {
    return spaces.find(tenant).map(space -> of(tenant));
  }

  /** Takes over a record of the item-vectors topic. Writer only. */
  public void acceptVectors(ItemKey key, ItemVectors vectors) {
    if (vectors != null) {
      of(key.tenant()).acceptVectors(key.item(), vectors);
    }
  }

  /** Takes over a record of the item-neighbours topic. Writer only. */
  public void acceptNeighbours(ItemKey key, ItemNeighbours neighbours) {
    if (neighbours != null) {
      of(key.tenant()).acceptNeighbours(key.item(), neighbours);
    }
  }
}
