package dev.daogou.recommender.placements;

import dev.daogou.recommender.items.ItemSpace;
import dev.daogou.recommender.lists.ListItem;
import dev.daogou.recommender.ranking.Scored;
import dev.daogou.recommender.shopper.Interaction;
import dev.daogou.recommender.shopper.ShopperHistory;
import dev.daogou.recommender.shopper.ShopperHistory.ViewedItem;
import dev.daogou.recommender.sources.ShopperView;
import dev.daogou.recommender.vectors.Vectors;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What is known of a shopper when items are ranked: from the profile, where a list is made; from
 * the list that is kept, where it is read; from the items of a visit alone; or nothing.
 *
 * @param recent ids of items, newest first
 * @param history what was viewed, put into the cart and bought
 * @param shortVector what the shopper is after now, as the item space's fixed vectors are; empty,
 *     or of another width where another text encoder made it, and then of no use
 * @param longVector what the shopper likes, likewise
 * @param time of the newest event, epoch milliseconds
 * @param list the shopper's ranked list, best first; empty where there is none
 * @param scored candidates of which the list is to be made; empty where it is made already
 */
@SuppressWarnings("ArrayRecordComponent") // made for one answer, never compared
public record ShopperContext(
    List<String> recent,
    ShopperHistory history,
    float[] shortVector,
    float[] longVector,
    long time,
    List<ListItem> list,
    Optional<Scored> scored) {
  private static final float FADING = 0.7f;
  private static final float[] NO_VECTOR = new float[0];
  private static final ShopperContext UNKNOWN =
      new ShopperContext(List.of(), ShopperHistory.NONE, NO_VECTOR, NO_VECTOR, 0, List.of());

  public ShopperContext {
    recent = List.copyOf(recent);
    list = List.copyOf(list);
  }

  /** Without candidates. */
  public ShopperContext(
      List<String> recent,
      ShopperHistory history,
      float[] shortVector,
      float[] longVector,
      long time,
      List<ListItem> list) {
    this(recent, history, shortVector, longVector, time, list, Optional.empty());
  }

  /** A shopper of whom nothing is known, or nobody in particular. */
  public static ShopperContext unknown() {
    return UNKNOWN;
  }

  /**
   * From the profile.
   *
   * @param cartFor how long something lies in a cart
   * @param list made for the shopper; empty where none is
   */
  public static ShopperContext of(ShopperView shopper, Duration cartFor, List<ListItem> list) {
    return new ShopperContext(
        shopper.recent().stream().map(Interaction::subject).toList(),
        ShopperHistory.of(shopper.profile(), cartFor),
        shopper.vectors().shortTerm(),
        shopper.vectors().longTerm(),
        shopper.now(),
        list);
  }

  /** From the profile, where a list is to be made. */
  static ShopperContext of(Scored scored, ShopperHistory history) {
    ShopperView shopper = scored.found().view();
    return new ShopperContext(
        shopper.recent().stream().map(Interaction::subject).toList(),
        history,
        shopper.vectors().shortTerm(),
        shopper.vectors().longTerm(),
        shopper.now(),
        List.of(),
        Optional.of(scored));
  }

  /**
   * From the items of a visit, where nothing else is known: they are what the shopper is after and
   * what the shopper likes.
   *
   * @param visit ids of items, newest first; those that nobody has spoken of say nothing
   * @param time of the visit, epoch milliseconds
   */
  public static ShopperContext ofVisit(List<String> visit, ItemSpace space, long time) {
    List<String> items = visit.stream().distinct().toList();
    float[] vector = vector(items, space);
    List<ViewedItem> viewed = items.stream().map(item -> new ViewedItem(item, time)).toList();
    return new ShopperContext(
        items, new ShopperHistory(viewed, List.of(), List.of()), vector, vector, time, List.of());
  }

  /** The sum of the items' fixed vectors, each older one counting less; of unit length. */
  private static float[] vector(List<String> items, ItemSpace space) {
    float[] sum = new float[space.width()];
    float[] row = new float[space.width()];
    float weight = 1f;
    for (String item : items) {
      int slot = space.slot(item);
      if (slot != ItemSpace.UNKNOWN) {
        space.matrix().copy(slot, 0, row, 0, row.length);
        Vectors.addScaled(sum, weight, row);
        weight *= FADING;
      }
    }
    return Vectors.normalise(sum);
  }

  /** The content of the short vector, of unit length; empty where it has none. */
  public Optional<float[]> shortContent(ItemSpace space) {
    return content(shortVector, space);
  }

  /** The content of the long vector, likewise. */
  public Optional<float[]> longContent(ItemSpace space) {
    return content(longVector, space);
  }

  private static Optional<float[]> content(float[] vector, ItemSpace space) {
    if (vector.length != space.width()) {
      return Optional.empty();
    }
    float[] content = Vectors.normalise(Arrays.copyOf(vector, space.contentWidth()));
    return Vectors.norm(content) > 0 ? Optional.of(content) : Optional.empty();
  }
}
