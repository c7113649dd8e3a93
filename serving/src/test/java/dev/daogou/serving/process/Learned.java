package dev.daogou.serving.process;

import static java.util.stream.Collectors.toMap;

import dev.daogou.PersonalizationApp;
import dev.daogou.app.ShopperWork;
import dev.daogou.items.ItemsStage;
import dev.daogou.profile.ProfileStage;
import dev.daogou.recommender.links.ItemState;
import dev.daogou.recommender.shopper.Interaction;
import dev.daogou.recommender.shopper.Profile;
import dev.daogou.schemas.ItemKey;
import dev.daogou.schemas.KeySerdes;
import dev.daogou.schemas.ShopperKey;
import dev.daogou.schemas.Topics;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.common.serialization.Serdes;

/**
 * All that a run has learned, read from what its stores have committed.
 *
 * @param shoppers by id
 * @param items by id; only those that shoppers have touched
 * @param popularity by item, as published
 * @param lists ids of shoppers that have one
 * @param waiting keys in the stores of what is still to be done
 */
record Learned(
    Map<String, Shopper> shoppers,
    Map<String, Item> items,
    Map<String, Float> popularity,
    Set<String> lists,
    List<String> waiting) {

  /** A profile, less what depends on the moment of arrival. */
  record Shopper(
      long events, long duplicates, long takenBack, long evicted, List<Interaction> kept) {
    static Shopper of(Profile profile) {
      return new Shopper(
          profile.events(),
          profile.duplicates(),
          profile.takenBack(),
          profile.evicted(),
          profile.interactions());
    }
  }

  /**
   * An item's counts.
   *
   * @param seenAfter pairs by the other item, where it is held
   * @param boughtWith likewise
   */
  record Item(long interactions, Map<String, Integer> seenAfter, Map<String, Integer> boughtWith) {
    static Item of(ItemState state, List<String> aisle) {
      Map<String, Integer> after = new TreeMap<>();
      Map<String, Integer> bought = new TreeMap<>();
      for (String other : aisle) {
        after.put(other, state.seenAfter(other));
        bought.put(other, state.boughtWith(other));
      }
      after.values().removeIf(count -> count == 0);
      bought.values().removeIf(count -> count == 0);
      return new Item(state.interactions(), after, bought);
    }
  }

  /** Reads a run's stores. */
  static Learned read(Cluster cluster, Topics topics, Map<String, List<String>> aisles) {
    Map<ShopperKey, Profile> profiles =
        cluster.latest(
            changelog(topics, ProfileStage.PROFILES), KeySerdes.shopper(), ProfileStage.serde());
    Map<ItemKey, ItemState> states =
        cluster.latest(
            changelog(topics, ItemsStage.ITEM_STATES), KeySerdes.item(), ItemsStage.serde());
    return new Learned(
        profiles.entrySet().stream()
            .collect(
                toMap(entry -> entry.getKey().shopper(), entry -> Shopper.of(entry.getValue()))),
        states.entrySet().stream()
            .collect(
                toMap(
                    entry -> entry.getKey().item(),
                    entry -> Item.of(entry.getValue(), aisles.get(entry.getKey().item())))),
        cluster
            .latest(
                topics.itemVectors().name(),
                topics.itemVectors().key(),
                topics.itemVectors().value())
            .entrySet()
            .stream()
            .collect(
                toMap(entry -> entry.getKey().item(), entry -> entry.getValue().getPopularity())),
        cluster
            .latest(
                topics.recommendations().name(), Serdes.String(), topics.recommendations().value())
            .keySet(),
        waiting(cluster, topics));
  }

  /**
   * Whether all that was learned so far can be read: each topic sees a transaction end for itself.
   */
  static boolean isReadable(Cluster cluster, Topics topics) {
    return cluster.isSettled(
        List.of(
            changelog(topics, ProfileStage.PROFILES),
            changelog(topics, ItemsStage.ITEM_STATES),
            topics.itemVectors().name(),
            topics.recommendations().name()));
  }

  /** What is still to be done: shoppers without their list, items not published yet. */
  static List<String> waiting(Cluster cluster, Topics topics) {
    List<String> keys = new ArrayList<>();
    for (String store : List.of("pending", "changed-items", "catalogue-pending")) {
      cluster.latest(changelog(topics, store), Serdes.Bytes(), Serdes.ByteArray()).keySet().stream()
          .filter(key -> key.get()[0] == ShopperWork.LISTS.kind())
          .forEach(key -> keys.add(store + " " + key));
    }
    return keys;
  }

  /** The topic behind a store. */
  static String changelog(Topics topics, String store) {
    return PersonalizationApp.applicationId(topics) + "-" + store + "-changelog";
  }
}
