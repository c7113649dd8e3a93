package dev.daogou.catalogue;

import dev.daogou.schemas.CataloguedItem;
import dev.daogou.schemas.ItemKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;

/** The item space of every tenant, fed from the catalogue topic by one thread. */
public final class ItemSpaces {
  private final int content;
  private final int signature;
  private final Map<String, ItemSpace> spaces = new ConcurrentHashMap<>();
  private final List<BiConsumer<ItemKey, CataloguedItem>> listeners = new ArrayList<>();

  /**
   * @param content width of the content embedding
   * @param signature width of the signature
   */
  public ItemSpaces(int content, int signature) {
    this.content = content;
    this.signature = signature;
  }

  /**
   * Tells somebody of every record, after it was taken over and in the same thread; null removes
   * the item. Before the first record only.
   */
  public void alsoTell(BiConsumer<ItemKey, CataloguedItem> listener) {
    listeners.add(listener);
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
    take(key, record);
    listeners.forEach(listener -> listener.accept(key, record));
  }

  private void take(ItemKey key, CataloguedItem record) {
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
