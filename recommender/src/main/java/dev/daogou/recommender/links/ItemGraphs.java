package dev.daogou.recommender.links;

import dev.daogou.recommender.items.ItemSpaces;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * The item graph of every tenant, fed by one thread with how items stand and who their neighbours
 * are.
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

  /**
   * Takes over how an item stands. Writer only.
   *
   * @param behaviour its behaviour vector, of any length; one of another width is of no use
   */
  public void acceptStanding(String tenant, String item, Standing standing, float[] behaviour) {
    of(tenant).acceptStanding(item, standing, behaviour);
  }

  /**
   * What was said of items that the catalogue does not name and that found no room, over all
   * tenants.
   */
  public long leftOut() {
    return graphs.values().stream().mapToLong(ItemGraph::leftOut).sum();
  }

  /** Takes over an item's neighbours. Writer only. */
  public void acceptNeighbours(String tenant, String item, Neighbours neighbours) {
    of(tenant).acceptNeighbours(item, neighbours);
  }
}
