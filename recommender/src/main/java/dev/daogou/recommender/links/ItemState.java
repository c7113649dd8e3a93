package dev.daogou.recommender.links;

import dev.daogou.recommender.items.ItemSpace;
import dev.daogou.recommender.links.ItemInteraction.Link;
import dev.daogou.recommender.vectors.Decay;
import dev.daogou.recommender.vectors.Vectors;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What behaviour says of one item: decayed sums in event time, each of which can be taken back. */
public final class ItemState {
  /** Half-life of the shortest of the sums. */
  static final Duration SURGE = Duration.ofHours(1);

  private static final Decay SURGE_DECAY = new Decay(SURGE);
  private static final float BOUGHT_WEIGHT = 2f;
  private static final double FAR_FROM_LANDMARK = 30;

  final NeighbourTable before;
  final NeighbourTable boughtWith;
  long clock;
  long landmark;
  double popularity;
  double trend;
  double surge;
  long interactions;
  float @Nullable [] behaviour;

  public ItemState() {
    this(new NeighbourTable(), new NeighbourTable());
  }

  ItemState(NeighbourTable before, NeighbourTable boughtWith) {
    this.before = before;
    this.boughtWith = boughtWith;
  }

  /** Interactions counted, less those taken back. */
  public long interactions() {
    return interactions;
  }

  /** How often that item was seen shortly before this one, while the pair is held. */
  public int seenAfter(String item) {
    return before.count(item);
  }

  /** How often that item was ordered with this one, while the pair is held. */
  public int boughtWith(String item) {
    return boughtWith.count(item);
  }

  /**
   * Adds, or takes back, one interaction.
   *
   * @return neighbours that had to make room
   */
  public int apply(ItemInteraction interaction, ItemSpace space, ItemLimits limits) {
    var longHalfLife = new Decay(limits.halfLife());
    advance(interaction.time(), longHalfLife, new Decay(limits.trendHalfLife()));
    double age = longHalfLife.factor(clock - interaction.time());
    popularity += interaction.weight() * age;
    trend +=
        interaction.weight() * new Decay(limits.trendHalfLife()).factor(clock - interaction.time());
    surge += interaction.weight() * SURGE_DECAY.factor(clock - interaction.time());
    interactions += interaction.count();
    double scale = longHalfLife.between(interaction.time(), landmark);
    int evicted = 0;
    for (Link link : interaction.before()) {
      evicted += before.add(link.item(), link.weight() * scale, limits.neighbours());
      pull(link, (float) age, space);
    }
    for (Link link : interaction.boughtWith()) {
      evicted += boughtWith.add(link.item(), link.weight() * scale, limits.neighbours());
      pull(link, (float) age * BOUGHT_WEIGHT, space);
    }
    return evicted;
  }

  private void advance(long time, Decay longHalfLife, Decay trendHalfLife) {
    if (landmark == 0) {
      landmark = time;
      clock = time;
    }
    if (time > clock) {
      double factor = longHalfLife.between(clock, time);
      popularity *= factor;
      trend *= trendHalfLife.between(clock, time);
      surge *= SURGE_DECAY.between(clock, time);
      if (behaviour != null) {
        Vectors.scale(behaviour, (float) factor);
      }
      clock = time;
    }
    if (longHalfLife.between(time, landmark) > Math.exp(FAR_FROM_LANDMARK)) {
      double factor = longHalfLife.between(landmark, time);
      before.scale(factor);
      boughtWith.scale(factor);
      landmark = time;
    }
  }

  private void pull(Link link, float weight, ItemSpace space) {
    if (behaviour == null || behaviour.length != space.width()) {
      behaviour = new float[space.width()];
    }
    float[] fixed = new float[space.width()];
    space.fixedVector(link.item(), fixed);
    Vectors.addScaled(behaviour, weight * link.weight(), fixed);
  }

  /** How the item stands, as every instance gets to know. */
  public Standing standing() {
    return new Standing(clock, (float) popularity, (float) trend, interactions, (float) surge);
  }

  /** Sum of the fixed vectors of the items around it; empty where there were none. */
  public float[] behaviour() {
    return behaviour == null ? new float[0] : behaviour;
  }

  /** The neighbours that every instance gets to know. */
  public Neighbours neighbours(ItemLimits limits) {
    double factor = new Decay(limits.halfLife()).between(landmark, clock);
    return new Neighbours(
        clock,
        before.strongest(limits.published(), factor),
        boughtWith.strongest(limits.published(), factor));
  }
}
