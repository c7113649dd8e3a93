package dev.daogou.catalogue;

import dev.daogou.schemas.CataloguedItem;
import dev.daogou.schemas.ItemKey;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The item space of every tenant, fed from the catalogue topic by one thread. */
public final class ItemSpaces {
  private final int content;
  private final int signature;
  private final Map<String, ItemSpace> spaces = new ConcurrentHashMap<>();

  /**
   * @param content width of the content embedding
   * @param signature width of the signature
   */
  public ItemSpaces(int content, int signature) {
    this.content = content;
    this.signature = signature;
  }

  /** The space of the tenant; an empty one where nothing is known yet. */
  public ItemSpace of(String tenant) {
    return spaces.computeIfAbsent(tenant, fresh -> new ItemSpace(content, signature));
  }

  /**
   * The space of the tenant, if anything is known of it: for readers that must not make one for
   * every name they are asked for.
   */
  public Optional<ItemSpace> find(String tenant) {
    return Optional.ofNullable(spaces.get(tenant));
  }

  /** All spaces. */
  public Collection<ItemSpace> all() {
    return spaces.values();
  }

  /** Tenants that have a space. */
  public Collection<String> tenants() {
    return spaces.keySet();
  }

  /** Takes over a record of the catalogue topic; null removes the item. Writer only. */
  public void accept(ItemKey key, CataloguedItem record) {
    ItemSpace space = of(key.tenant());
    if (record == null) {
      space.remove(key.item());
      return;
    }
    float[] embedding = QuantizedVectors.read(record.getEmbedding());
    space.put(new ItemSpace.CardAndEmbedding(ItemCard.of(key.item(), record.getItem()), embedding));
  }

  /** Items spoken of, over all tenants. */
  public int items() {
    return spaces.values().stream().mapToInt(ItemSpace::size).sum();
  }
}
