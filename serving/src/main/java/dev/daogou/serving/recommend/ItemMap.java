package dev.daogou.serving.recommend;

import dev.daogou.recommender.items.ItemCard;
import dev.daogou.recommender.items.ItemSpace;
import dev.daogou.recommender.placements.ItemContent;
import dev.daogou.serving.projection.PrincipalPlane;
import dev.daogou.serving.projection.PrincipalPlane.Place;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A tenant's items on the plane on which their texts differ most.
 *
 * @param fit rises with every new plane of the tenant
 * @param items that can be had at the time of the fit, in an order that has nothing to do with
 *     where they lie: the first few are a fair sample
 * @param cards items in the catalogue at the time of the fit
 */
record ItemMap(int fit, PrincipalPlane plane, List<Spot> items, int cards) {
  private static final int MOST = 2000;
  private static final int FEWEST = 3;

  /** An item on the plane. */
  record Spot(String item, String category, double x, double y) {}

  private record Sampled(ItemCard card, float[] content) {}

  /**
   * Fits a plane to the items as they are now.
   *
   * @param before null where there is none
   * @return empty where too few items have texts
   */
  static Optional<ItemMap> of(ItemSpace space, @Nullable ItemMap before) {
    int cards = space.cards();
    List<Sampled> sample = sample(space);
    if (sample.size() < FEWEST || space.contentWidth() < 2) {
      return Optional.empty();
    }
    PrincipalPlane fresh = PrincipalPlane.fit(sample.stream().map(Sampled::content).toList());
    PrincipalPlane plane = before == null ? fresh : fresh.like(before.plane());
    List<Spot> items = sample.stream().map(each -> spot(each, plane)).toList();
    return Optional.of(new ItemMap(before == null ? 1 : before.fit() + 1, plane, items, cards));
  }

  /** Where an item lies, whether or not it was there when the plane was fitted. */
  Optional<Spot> spot(ItemSpace space, String id) {
    int slot = space.slot(id);
    return slot == ItemSpace.UNKNOWN
        ? Optional.empty()
        : sampled(space, slot).map(item -> spot(item, plane));
  }

  private static Spot spot(Sampled sampled, PrincipalPlane plane) {
    Place place = plane.place(sampled.content());
    return new Spot(sampled.card().item(), sampled.card().leafCategory(), place.x(), place.y());
  }

  // The card is asked for once: meanwhile the item may leave the catalogue.
  private static Optional<Sampled> sampled(ItemSpace space, int slot) {
    ItemCard card = space.card(slot);
    return card == null
        ? Optional.empty()
        : ItemContent.of(space, slot).map(content -> new Sampled(card, content));
  }

  private static List<Sampled> sample(ItemSpace space) {
    List<Sampled> sample = new ArrayList<>();
    int size = space.size();
    int step = Math.max(1, Math.ceilDiv(size, MOST));
    for (int slot = 0; slot < size && sample.size() < MOST; slot += step) {
      if (space.isOffered(slot)) {
        sampled(space, slot).ifPresent(sample::add);
      }
    }
    sample.sort(Comparator.comparingInt(each -> scattered(each.card().item())));
    return sample;
  }

  // The finishing step of MurmurHash3: neighbours by name end up far apart.
  private static int scattered(String item) {
    int hash = item.hashCode();
    hash = (hash ^ (hash >>> 16)) * 0x85ebca6b;
    hash = (hash ^ (hash >>> 13)) * 0xc2b2ae35;
    return hash ^ (hash >>> 16);
  }
}
