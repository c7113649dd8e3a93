package dev.daogou.recommender.shopper;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The visits of a shopper's newest session that teach; a program's teach nothing.
 *
 * @param id the same for as long as the session goes on
 * @param time event time of its newest visit, epoch milliseconds
 * @param items looked at, oldest first; one looked at again stands again
 */
public record ShopperSession(long id, long time, List<String> items) {
  /** No session at all. */
  public static final ShopperSession NONE = new ShopperSession(0, 0, List.of());

  /**
   * Finds it; without items where the newest session has no visit.
   *
   * @param shopper tenant and id, as the shopper's key is written
   */
  public static ShopperSession of(String shopper, Profile profile, Duration sessionGap) {
    List<Interaction> all = profile.interactions();
    List<String> items = new ArrayList<>();
    var around = new Neighbourhood(all, sessionGap);
    long time = 0;
    int first = all.size();
    while (first > 0 && (first == all.size() || around.isSameSession(first - 1, first))) {
      first--;
      Interaction interaction = all.get(first);
      if (interaction.isTaughtVisit()) {
        time = Math.max(time, interaction.time());
        items.add(interaction.subject());
      }
    }
    Collections.reverse(items);
    return new ShopperSession(
        first == all.size() ? 0 : id(shopper, all.get(first)), time, List.copyOf(items));
  }

  private static long id(String shopper, Interaction first) {
    boolean isNamed = first.group() != 0 && first.type() != InteractionType.ORDER;
    return Fingerprint.of(shopper + (isNamed ? "#" + first.group() : "@" + first.time()));
  }
}
