package dev.daogou.recommender.sources;

import dev.daogou.recommender.items.ItemCard;
import dev.daogou.recommender.items.ItemSpace;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What is popular just now in the categories of recent items. */
public final class CategoryTrends implements CandidateSource {
  /** Mean of the share of the category's highest trend and of one over one plus the place. */
  public static final Source CATEGORY_TREND =
      Source.absolute("CATEGORY_TREND", 0.1f, Reason.TRENDING, Source.Because.NOTHING);

  static final SourceDefinition DEFINITION =
      new SourceDefinition(
          "category-trend",
          SourceDefinition.Turn.FEW,
          List.of(CATEGORY_TREND),
          setup -> new CategoryTrends());

  private static final int MOST = 3;

  private CategoryTrends() {}

  @Override
  public void bring(Asked asked, CandidatePool pool) {
    for (String category : categories(asked.shopper(), asked.graph().space())) {
      OverallTrend.bring(CATEGORY_TREND, asked.graph().trending().in(category), pool);
    }
  }

  private static Set<String> categories(ShopperView shopper, ItemSpace space) {
    Set<String> categories = new LinkedHashSet<>();
    for (int slot : shopper.slots()) {
      ItemCard card = space.card(slot);
      if (card != null && !card.categoryPath().isEmpty()) {
        categories.add(card.leafCategory());
      }
      if (categories.size() == MOST) {
        break;
      }
    }
    return categories;
  }
}
