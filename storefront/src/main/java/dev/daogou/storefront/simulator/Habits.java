package dev.daogou.storefront.simulator;

/**
 * How shoppers of the simulated shop behave.
 *
 * @param appealSpread how unequal the items' general appeal is, in utility
 * @param tasteStrength weight of a liked facet in a shopper's lasting taste, in utility
 * @param intentStrength weight of a facet that the visit is about, in utility
 * @param offTheme what an item outside the visit's category loses, in utility
 * @param wandering share of choices that follow the taste alone and not the visit's theme
 * @param again what an item already viewed in this visit loses, in utility
 * @param meanViews mean number of item views in a visit
 * @param searches share of visits that begin with a search
 * @param resumes share of visits that take up the theme of the visit before
 * @param turns share of views after which the theme changes within the visit
 * @param carts share of views after which the item goes into the cart
 * @param wishes share of views after which the item is wished for
 * @param removals share of cart items that are taken out again
 * @param orders share of visits with a filled cart that end with an order
 * @param cancellations share of orders that are cancelled in the next visit
 * @param drift share of visits before which one like is replaced by another
 */
public record Habits(
    double appealSpread,
    double tasteStrength,
    double intentStrength,
    double offTheme,
    double wandering,
    double again,
    double meanViews,
    double searches,
    double resumes,
    double turns,
    double carts,
    double wishes,
    double removals,
    double orders,
    double cancellations,
    double drift) {

  public Habits {
    requireShare("wandering", wandering);
    requireShare("searches", searches);
    requireShare("resumes", resumes);
    requireShare("turns", turns);
    requireShare("carts", carts);
    requireShare("wishes", wishes);
    requireShare("removals", removals);
    requireShare("orders", orders);
    requireShare("cancellations", cancellations);
    requireShare("drift", drift);
    if (meanViews < 1) {
      throw new IllegalArgumentException("meanViews must be at least 1: " + meanViews);
    }
  }

  /** A shop with recognisable themes and moderate chance, as in published click logs. */
  public static Habits usual() {
    return new Habits(
        0.9, 0.8, 2.8, 6.0, 0.08, 1.5, 8.0, 0.3, 0.4, 0.04, 0.12, 0.05, 0.15, 0.6, 0.1, 0.25);
  }

  private static void requireShare(String name, double value) {
    if (!(value >= 0 && value <= 1)) {
      throw new IllegalArgumentException(name + " must be between 0 and 1: " + value);
    }
  }
}
