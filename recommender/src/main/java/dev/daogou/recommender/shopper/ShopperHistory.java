package dev.daogou.recommender.shopper;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a list says of its shopper's own items, so that readers can show them; each newest first.
 *
 * @param viewed what was looked at
 * @param cart what was put into the cart and neither taken out nor ordered since
 * @param bought what was ordered and not given back
 */
public record ShopperHistory(List<ViewedItem> viewed, List<String> cart, List<BoughtItem> bought) {
  private static final int MOST = 30;

  /** Nothing of one's own. */
  public static final ShopperHistory NONE = new ShopperHistory(List.of(), List.of(), List.of());

  /**
   * An item that was looked at.
   *
   * @param time of the latest visit, epoch milliseconds
   */
  public record ViewedItem(String item, long time) {}

  /**
   * An item that was ordered.
   *
   * @param time of the latest order, epoch milliseconds
   * @param orders in which it stood
   */
  public record BoughtItem(String item, long time, int orders) {}

  /**
   * Looks at a profile, as far as readers are told.
   *
   * @param cartFor how long something lies in a cart
   */
  public static ShopperHistory of(Profile profile, Duration cartFor) {
    return of(profile, cartFor, MOST);
  }

  /** The same with everything in the cart and all that was bought. */
  public static ShopperHistory whole(Profile profile, Duration cartFor) {
    return of(profile, cartFor, profile.interactions().size());
  }

  private static ShopperHistory of(Profile profile, Duration cartFor, int most) {
    return new ShopperHistory(viewed(profile), cart(profile, cartFor, most), bought(profile, most));
  }

  /** The same, as far as readers are told. */
  public ShopperHistory latest() {
    return new ShopperHistory(viewed, latest(cart), latest(bought));
  }

  private static <T> List<T> latest(List<T> all) {
    return all.subList(0, Math.min(MOST, all.size()));
  }

  /**
   * The same without what was bought before.
   *
   * @param since epoch milliseconds
   */
  public ShopperHistory boughtSince(long since) {
    return new ShopperHistory(
        viewed, cart, bought.stream().filter(item -> item.time() >= since).toList());
  }

  /** The same for histories that readers cannot tell apart by their items. */
  public long identity() {
    long hash = 7;
    for (ViewedItem item : viewed) {
      hash = hash * 31 + item.item().hashCode();
    }
    hash = hash * 31 + cart.hashCode();
    for (BoughtItem item : bought) {
      hash = (hash * 31 + item.item().hashCode()) * 31 + item.orders();
    }
    return hash;
  }

  private static List<ViewedItem> viewed(Profile profile) {
    return profile.recent(MOST, interaction -> interaction.type().isVisit()).stream()
        .map(visit -> new ViewedItem(visit.subject(), visit.time()))
        .toList();
  }

  private static List<String> cart(Profile profile, Duration cartFor, int most) {
    long since = profile.newest() - cartFor.toMillis();
    Set<String> cart = new HashSet<>();
    List<String> newestFirst = new ArrayList<>();
    Set<String> settled = new HashSet<>();
    for (Interaction interaction : profile.interactions().reversed()) {
      String item = interaction.subject();
      if (interaction.type() == InteractionType.ORDER) {
        settled.add(item);
      } else if (interaction.type() == InteractionType.CART_ADD
          && interaction.time() >= since
          && newestFirst.size() < most
          && !settled.contains(item)
          && cart.add(item)) {
        newestFirst.add(item);
      }
    }
    return newestFirst;
  }

  private static List<BoughtItem> bought(Profile profile, int most) {
    Map<String, BoughtItem> bought = new LinkedHashMap<>();
    for (Interaction interaction : profile.interactions().reversed()) {
      if (interaction.type() == InteractionType.ORDER) {
        bought.compute(interaction.subject(), (item, known) -> once(interaction, known));
      }
    }
    return bought.values().stream().limit(most).toList();
  }

  private static BoughtItem once(Interaction line, BoughtItem known) {
    return known == null
        ? new BoughtItem(line.subject(), line.time(), 1)
        : new BoughtItem(known.item(), known.time(), known.orders() + 1);
  }
}
