package dev.daogou.recommender.links;

import dev.daogou.recommender.items.ItemCard;
import dev.daogou.recommender.items.ItemSpace;
import dev.daogou.recommender.vectors.Decay;
import dev.daogou.recommender.vectors.Hits;
import dev.daogou.recommender.vectors.TopK;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.IntFunction;
import java.util.function.LongSupplier;
import java.util.function.ToDoubleFunction;

/**
 * What is popular lately, over all and in each category; worked out again at most once a second,
 * and only when asked for. Where nothing has been clicked yet, what is new to the catalogue comes
 * first.
 */
public final class Trending {
  private static final long FRESH_NANOS = TimeUnit.SECONDS.toNanos(1);
  private static final int MOST = 2_000;
  private static final int MOST_IN_CATEGORY = 200;
  // Lasting popularity and newness only break ties among items with no trend to speak of.
  private static final double POPULARITY_SHARE = 1e-3;
  private static final double NEWNESS_SHARE = 1e-9;

  private final ItemSpace space;
  private final IntFunction<Standing> standings;
  private final ToDoubleFunction<Standing> sum;
  private final Decay halfLife;
  private final LongSupplier nanoTime;
  private final ReentrantLock working = new ReentrantLock();
  private volatile Board board = new Board(Hits.NONE, Map.of(), 0f, 0, 0, Long.MIN_VALUE);

  private record Board(
      Hits overall,
      Map<String, Hits> categories,
      float mostPopular,
      long clock,
      int items,
      long madeAt) {}

  /**
   * @param sum that counts, of an item
   * @param halfLife of that sum
   * @param nanoTime the clock by which the board grows stale
   */
  Trending(
      ItemSpace space,
      IntFunction<Standing> standings,
      ToDoubleFunction<Standing> sum,
      Decay halfLife,
      LongSupplier nanoTime) {
    this.space = space;
    this.standings = standings;
    this.sum = sum;
    this.halfLife = halfLife;
    this.nanoTime = nanoTime;
  }

  /** What is new to the catalogue: nothing counts but that. */
  static Trending newest(ItemSpace space, LongSupplier nanoTime) {
    Decay none = new Decay(Duration.ofDays(1));
    return new Trending(space, slot -> Standing.NONE, standing -> 0, none, nanoTime);
  }

  /** Slots and scores over all categories, highest first. */
  public Hits overall() {
    return current().overall();
  }

  /** Slots and scores in a category of any level, highest first. */
  public Hits in(String category) {
    return current().categories().getOrDefault(category, Hits.NONE);
  }

  /** The popularity of the most popular item. */
  public float mostPopular() {
    return current().mostPopular();
  }

  /** The newest event time that any item has seen: the shop's clock. */
  public long clock() {
    return current().clock();
  }

  private Board current() {
    Board known = board;
    boolean isStale =
        known.madeAt() == Long.MIN_VALUE || nanoTime.getAsLong() - known.madeAt() > FRESH_NANOS;
    if (isStale && isMyTurn(known)) {
      try {
        board = board.madeAt() == known.madeAt() ? make() : board;
      } finally {
        working.unlock();
      }
    }
    return board;
  }

  // Whoever comes while a board is renewed takes the old one; who comes before the first waits.
  private boolean isMyTurn(Board known) {
    if (known.madeAt() == Long.MIN_VALUE) {
      working.lock();
      return true;
    }
    return working.tryLock();
  }

  private Board make() {
    int items = space.size();
    long clock = 0;
    float mostPopular = 0;
    for (int slot = 0; slot < items; slot++) {
      Standing standing = standings.apply(slot);
      clock = Math.max(clock, standing.clock());
      mostPopular = Math.max(mostPopular, standing.popularity());
    }
    var overall = new TopK(MOST);
    Map<String, TopK> categories = new HashMap<>();
    // The newest first: where they are the ones on the rise, those before them need not be kept.
    for (int slot = items - 1; slot >= 0; slot--) {
      if (isToBeShown(slot)) {
        float score = score(slot, clock, mostPopular, items);
        overall.offer(slot, score);
        ItemCard card = space.card(slot);
        if (card != null) {
          for (String category : card.categoryPath()) {
            categories
                .computeIfAbsent(category, fresh -> new TopK(MOST_IN_CATEGORY))
                .offer(slot, score);
          }
        }
      }
    }
    Map<String, Hits> byCategory = new HashMap<>();
    categories.forEach((category, top) -> byCategory.put(category, top.hits()));
    return new Board(overall.hits(), byCategory, mostPopular, clock, items, nanoTime.getAsLong());
  }

  /** Of the variants of a product, which all stand alike, one. */
  private boolean isToBeShown(int slot) {
    return space.family(slot).length == 0
        ? space.isOffered(slot)
        : space.shown(space.product(slot)) == slot;
  }

  private float score(int slot, long clock, float mostPopular, int items) {
    Standing standing = standings.apply(slot);
    double trend = sum.applyAsDouble(standing) * halfLife.factor(clock - standing.clock());
    double popularity = mostPopular > 0 ? standing.popularity() / mostPopular : 0;
    ItemCard card = space.card(slot);
    double newness = card == null ? 0 : (double) card.order() / items;
    return (float) (trend + POPULARITY_SHARE * popularity + NEWNESS_SHARE * newness);
  }
}
