package dev.daogou.storefront.simulator;

import dev.daogou.storefront.catalogue.ShopItem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/** Draws what a visit is about. */
final class Intents {
  private static final List<String> JEWELLERY =
      List.of("Rings", "Necklaces", "Earrings", "Bracelets", "Watches");
  private static final List<String> GEAR =
      List.of("Headphones", "Chargers", "Cables", "Power Banks", "Stands");
  private static final double JEWELLERY_SHARE = 0.55;
  private static final double PHONE_SHARE = 0.2;
  private static final double CASE_SHARE = 0.15;
  private static final double OWN_LIKING = 0.6;

  private final Assortment assortment;
  private final double strength;

  Intents(Assortment assortment, double strength) {
    this.assortment = assortment;
    this.strength = strength;
  }

  /** A theme of its own, more often than not in line with the taste. */
  Intent draw(Taste taste, String ownedModel, RandomGenerator random) {
    double which = random.nextDouble();
    if (which < JEWELLERY_SHARE) {
      return jewellery(Tastes.any(JEWELLERY, random), taste, random);
    }
    if (which < JEWELLERY_SHARE + PHONE_SHARE) {
      return phone(taste, random);
    }
    if (which < JEWELLERY_SHARE + PHONE_SHARE + CASE_SHARE) {
      return forPhone(ownedModel);
    }
    return gear(random);
  }

  /** Something to go with a phone: its cases and protectors, and power for it. */
  Intent forPhone(String model) {
    String fits = ShopItem.MODEL + "=" + model;
    return new Intent(
        Set.of("Phone Cases", "Screen Protectors", "Chargers"),
        Map.of(fits, 2 * strength),
        List.of(fits, "category=Phone Cases"));
  }

  private Intent jewellery(String category, Taste taste, RandomGenerator random) {
    String metal = theme(category, "metal", taste, random);
    List<String> second =
        assortment.values(category, "stone").isEmpty()
            ? List.of("style")
            : List.of("style", "stone");
    String other = theme(category, Tastes.any(second, random), taste, random);
    Map<String, Double> wanted = new TreeMap<>(Map.of(metal, strength, other, strength / 2));
    List<String> words = new ArrayList<>(List.of(metal, "category=" + category));
    if (random.nextBoolean() && !other.equals("stone=none")) {
      words.addFirst(other);
    }
    return new Intent(Set.of(category), wanted, words);
  }

  private Intent phone(Taste taste, RandomGenerator random) {
    String brand = theme("Phones", "brand", taste, random);
    return new Intent(Set.of("Phones"), Map.of(brand, strength), List.of(brand, "category=Phones"));
  }

  private Intent gear(RandomGenerator random) {
    String category = Tastes.any(GEAR, random);
    return new Intent(Set.of(category), Map.of(), List.of("category=" + category));
  }

  private String theme(String category, String facet, Taste taste, RandomGenerator random) {
    List<String> values = assortment.values(category, facet);
    List<String> liked = values.stream().filter(taste.likes()::containsKey).toList();
    return !liked.isEmpty() && random.nextDouble() < OWN_LIKING
        ? Tastes.any(liked, random)
        : Tastes.any(values, random);
  }
}
