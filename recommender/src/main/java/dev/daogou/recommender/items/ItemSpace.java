package dev.daogou.recommender.items;

import dev.daogou.recommender.vectors.LiveSearch;
import dev.daogou.recommender.vectors.NeighbourSearch;
import dev.daogou.recommender.vectors.SearchCache;
import dev.daogou.recommender.vectors.Signature;
import dev.daogou.recommender.vectors.VectorMatrix;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * All items of one tenant in memory. Each has a slot, a small number that stays its own for as long
 * as the program runs; vectors and tables are indexed by it. One thread writes, any number read.
 *
 * <p>A row of the matrix is {@code [content | signature | behaviour]}: the fixed vector of width D,
 * then the behaviour vector of the same width, which the items stage fills in.
 */
public final class ItemSpace {
  /** Slot of an item that nobody has spoken of. */
  public static final int UNKNOWN = -1;

  private final int content;
  private final int signature;
  private final LongSupplier clock;
  private final Map<String, Integer> slots = new ConcurrentHashMap<>();
  private final Families families = new Families();
  private final VectorMatrix matrix;
  private final NeighbourSearch search;
  private final SearchCache asked;
  private volatile Entry[] entries = new Entry[16];
  private volatile int size;
  private volatile int cards;
  private long order;

  private record Entry(String item, @Nullable ItemCard card, boolean embedded) {}

  /**
   * @param content width of the content embedding
   * @param signature width of the signature
   */
  public ItemSpace(int content, int signature) {
    this(content, signature, System::currentTimeMillis);
  }

  /**
   * @param clock epoch milliseconds, by which items expire
   */
  ItemSpace(int content, int signature, LongSupplier clock) {
    this.clock = clock;
    this.content = content;
    this.signature = signature;
    this.matrix = new VectorMatrix(2 * (content + signature), entries.length);
    this.search = new LiveSearch(content);
    this.asked = new SearchCache(search);
  }

  /** Width D of a fixed vector, and of a behaviour vector. */
  public int width() {
    return content + signature;
  }

  /** Width of the content part, which comes first. */
  public int contentWidth() {
    return content;
  }

  /** Rows of fixed and behaviour vectors, by slot. */
  public VectorMatrix matrix() {
    return matrix;
  }

  /** Items spoken of so far; slots are below this. */
  public int size() {
    return size;
  }

  /** Items that have a catalogue record now. */
  public int cards() {
    return cards;
  }

  /** Slot of the item, or {@link #UNKNOWN}. */
  public int slot(String item) {
    return slots.getOrDefault(item, UNKNOWN);
  }

  /** Id of the item in that slot. */
  public String item(int slot) {
    return entries[slot].item();
  }

  /** The catalogue's record of the item in that slot, or null where there is none. */
  public @Nullable ItemCard card(int slot) {
    return entries[slot].card();
  }

  /** Whether the item in that slot has a content embedding. */
  public boolean hasContent(int slot) {
    return entries[slot].embedded();
  }

  /** Whether the item may be shown: the catalogue offers it, or there is no catalogue at all. */
  public boolean isOffered(int slot) {
    ItemCard card = card(slot);
    return card == null ? cards == 0 : card.isOffered(clock);
  }

  /**
   * Slots of the product of which the item is a variant: the product's own, whether or not it has a
   * record, and all its variants'. Empty where there are no variants.
   */
  public int[] family(int slot) {
    return families.of(slot);
  }

  /** Slot of the product of which the item is a variant; its own where it is none. */
  public int product(int slot) {
    int[] family = families.of(slot);
    return family.length == 0 ? slot : family[0];
  }

  /**
   * The item to show for a product: itself where it is offered, or else a variant that is.
   *
   * @return {@link #UNKNOWN} where nothing of it is offered
   */
  public int shown(int product) {
    if (isOffered(product)) {
      return product;
    }
    for (int member : families.of(product)) {
      if (isOffered(member)) {
        return member;
      }
    }
    return UNKNOWN;
  }

  /** Writes the item's fixed vector; an item without a record has its signature alone. */
  public void fixedVector(String item, float[] target) {
    int slot = slot(item);
    if (slot != UNKNOWN) {
      matrix.copy(slot, 0, target, 0, width());
    } else {
      Arrays.fill(target, 0, content, 0f);
      Signature.writeTo(item, target, content, signature);
    }
  }

  /** Items whose texts are nearest to a content vector. */
  public NeighbourSearch byContent() {
    return search;
  }

  /** The same for readers who ask again and again. */
  public SearchCache askedByContent() {
    return asked;
  }

  /**
   * Slot of the item, made where there is none and fewer than so many are of items without a
   * catalogue record; else {@link #UNKNOWN}. Writer only.
   */
  public int slotFor(String item, int mostUncatalogued) {
    int known = slot(item);
    return known == UNKNOWN && size - cards >= mostUncatalogued ? UNKNOWN : slotFor(item);
  }

  /** Slot of the item, made where there is none. Writer only. */
  public int slotFor(String item) {
    int known = slot(item);
    if (known != UNKNOWN) {
      return known;
    }
    int slot = size;
    if (slot == entries.length) {
      entries = Arrays.copyOf(entries, 2 * slot);
    }
    entries[slot] = new Entry(item, null, false);
    matrix.set(slot, 0, new float[2 * width()]);
    matrix.set(slot, content, Signature.of(item, signature));
    size = slot + 1;
    slots.put(item, slot);
    return slot;
  }

  /** Takes over a catalogue record. Writer only. */
  void put(CardAndEmbedding item) {
    int slot = slotFor(item.card().item());
    ItemCard before = card(slot);
    cards += before == null ? 1 : 0;
    long since = before == null ? order++ : before.order();
    boolean wasEmbedded = hasContent(slot);
    boolean embedded = item.embedding().length == content;
    entries[slot] = new Entry(item.card().item(), item.card().withOrder(since), embedded);
    if (embedded && !(wasEmbedded && isThere(slot, item.embedding()))) {
      matrix.set(slot, 0, item.embedding());
      search.put(slot, item.embedding());
      asked.changed();
    }
    String product = item.card().variantOf();
    if (product == null || product.equals(item.card().item())) {
      families.leave(slot);
    } else {
      families.join(slot, slotFor(product));
    }
  }

  // Most records are of a price or a stock: the texts, and so the vector, are the same.
  private boolean isThere(int slot, float[] embedding) {
    float[] known = new float[content];
    matrix.copy(slot, 0, known, 0, content);
    return Arrays.equals(known, embedding);
  }

  /** The item has left the catalogue. Writer only. */
  void remove(String item) {
    int slot = slot(item);
    if (slot == UNKNOWN || card(slot) == null) {
      return;
    }
    cards--;
    families.leave(slot);
    entries[slot] = new Entry(item, null, false);
    matrix.set(slot, 0, new float[content]);
    search.remove(slot);
    asked.changed();
  }

  /**
   * @param card the record; its order is given by the space
   * @param embedding unit-length content embedding, or of another width where a different encoder
   *     made it
   */
  record CardAndEmbedding(ItemCard card, float[] embedding) {}
}
