package dev.daogou.recommender.items;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The item space of every tenant, fed from the catalogue by one thread. */
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

  /**
   * Takes over a catalogue record. Writer only.
   *
   * @param embedding unit-length content embedding; of another width where a different encoder made
   *     it, and then of no use
   */
  public void put(String tenant, ItemCard card, float[] embedding) {
    of(tenant).put(new ItemSpace.CardAndEmbedding(card, embedding));
  }

  /** The item has left the catalogue. Writer only. */
  public void remove(String tenant, String item) {
    of(tenant).remove(item);
  }

  /** Items spoken of, over all tenants. */
  public int items() {
    return spaces.values().stream().mapToInt(ItemSpace::size).sum();
  }
}
