package dev.daogou.recommender.features;

import static dev.daogou.recommender.features.Described.log1p;

import dev.daogou.recommender.items.ItemCard;
import dev.daogou.recommender.items.ItemSpace;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a candidate's catalogue record has in common with those of the recent items. */
public final class CardFeatures implements FeatureGroup {
  /** 1 where it shares the leaf category of the newest item. */
  public static final Feature SAME_CATEGORY = Feature.of("same-category", "SAME_CATEGORY");

  /** Share of recent items in its leaf category. */
  public static final Feature CATEGORY_SHARE = Feature.of("category-share", "CATEGORY_SHARE");

  /**
   * Distance of its price from the recent items' mean, as a logarithm, at most 3; 0 where unknown.
   */
  public static final Feature PRICE_GAP = Feature.of("price-gap", "PRICE_GAP");

  /** 1 where a recent item is of its brand. */
  public static final Feature SAME_BRAND = Feature.of("same-brand", "SAME_BRAND");

  /** Place in the order of arrival in the catalogue, from 0 (first) to 1 (newest). */
  public static final Feature NEWNESS = Feature.of("newness", "NEWNESS");

  private static final float LARGEST_GAP = 3f;

  CardFeatures() {}

  @Override
  public List<Feature> features() {
    return List.of(SAME_CATEGORY, CATEGORY_SHARE, PRICE_GAP, SAME_BRAND, NEWNESS);
  }

  @Override
  public void write(Described described, FeatureTable table) {
    if (described.space().cards() > 0) {
      new RecentCards(described).write(described, table);
    }
  }

  /** What the recent items' records say together. */
  private static final class RecentCards {
    private final int recent;
    private final Map<String, Integer> categories = new HashMap<>();
    private final Set<String> brands = new HashSet<>();
    private String current = "";
    private boolean hasCurrent;
    private double logPrices;
    private int priced;

    RecentCards(Described described) {
      int[] slots = described.shopper().slots();
      recent = slots.length;
      for (int i = 0; i < slots.length; i++) {
        ItemCard card = described.space().card(slots[i]);
        if (card != null) {
          note(card);
          if (i == 0) {
            current = card.leafCategory();
            hasCurrent = true;
          }
        }
      }
    }

    private void note(ItemCard card) {
      categories.merge(card.leafCategory(), 1, Integer::sum);
      if (card.brand() != null) {
        brands.add(card.brand());
      }
      if (card.price() != null) {
        logPrices += log1p(card.price());
        priced++;
      }
    }

    void write(Described described, FeatureTable table) {
      ItemSpace space = described.space();
      for (int row = 0; row < described.size(); row++) {
        ItemCard card = space.card(described.slot(row));
        if (card != null) {
          write(card, row, space.size(), table);
        }
      }
    }

    private void write(ItemCard card, int row, int items, FeatureTable table) {
      String category = card.leafCategory();
      boolean isSame = hasCurrent && current.equals(category);
      table.set(row, SAME_CATEGORY, isSame ? 1f : 0f);
      table.set(
          row, CATEGORY_SHARE, (float) categories.getOrDefault(category, 0) / Math.max(1, recent));
      if (card.price() != null && priced > 0) {
        double gap = Math.abs(log1p(card.price()) - logPrices / priced);
        table.set(row, PRICE_GAP, (float) Math.min(LARGEST_GAP, gap));
      }
      boolean isOfBrand = card.brand() != null && brands.contains(card.brand());
      table.set(row, SAME_BRAND, isOfBrand ? 1f : 0f);
      // An item that leaves the catalogue and comes back arrives once more, and has its slot still.
      table.set(row, NEWNESS, Math.min(1f, (float) card.order() / Math.max(1, items)));
    }
  }
}
