package dev.daogou.recommender.sources;

import dev.daogou.recommender.inference.TextEncoder;
import dev.daogou.recommender.items.ItemSpace;
import dev.daogou.recommender.shopper.Interaction;
import dev.daogou.recommender.shopper.Profile;
import dev.daogou.recommender.shopper.ShopperSession;
import dev.daogou.recommender.shopper.ShopperVectors;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A shopper as the sources and the ranker see one.
 *
 * @param profile what is kept
 * @param vectors derived from it
 * @param recent the latest interaction with each recent item, newest first; only items that have a
 *     slot
 * @param slots of those items
 * @param session the newest session
 * @param words embedding of the latest words, where they are the newest of the session; else null
 */
@SuppressWarnings("ArrayRecordComponent") // made for one list, never compared
public record ShopperView(
    Profile profile,
    ShopperVectors vectors,
    List<Interaction> recent,
    int[] slots,
    ShopperSession session,
    float @Nullable [] words) {

  /**
   * Looks at a profile.
   *
   * @param shopper tenant and id, as the shopper's key is written
   */
  public static ShopperView of(
      String shopper,
      Profile profile,
      ItemSpace space,
      TextEncoder encoder,
      SourceSettings settings) {
    List<Interaction> recent =
        profile.recent(
            settings.candidates().recent(),
            item -> space.slot(item.subject()) != ItemSpace.UNKNOWN);
    return new ShopperView(
        profile,
        ShopperVectors.of(profile, space, encoder, settings.shopper().vectors()),
        recent,
        recent.stream().mapToInt(item -> space.slot(item.subject())).toArray(),
        ShopperSession.of(shopper, profile, settings.shopper().profile().sessionGap()),
        words(profile, encoder, settings));
  }

  private static float @Nullable [] words(
      Profile profile, TextEncoder encoder, SourceSettings settings) {
    List<Interaction> all = profile.interactions();
    long since = profile.newest() - settings.shopper().profile().sessionGap().toMillis();
    for (int i = all.size() - 1; i >= 0 && all.get(i).time() >= since; i--) {
      if (all.get(i).type().isText()) {
        return encoder.encode(List.of(all.get(i).subject()))[0];
      }
    }
    return null;
  }

  /** The latest words, or null. */
  public @Nullable String latestWords() {
    List<Interaction> all = profile.interactions();
    for (int i = all.size() - 1; i >= 0; i--) {
      if (all.get(i).type().isText()) {
        return all.get(i).subject();
      }
    }
    return null;
  }

  /** Event time of the newest interaction. */
  public long now() {
    return profile.newest();
  }

  /** The content part of a vector, of unit length; all zeros stays so. */
  static float[] content(float[] vector, ItemSpace space) {
    return dev.daogou.recommender.vectors.Vectors.normalise(
        Arrays.copyOf(vector, space.contentWidth()));
  }
}
