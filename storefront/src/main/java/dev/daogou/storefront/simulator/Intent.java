package dev.daogou.storefront.simulator;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What one visit is about, such as silver rings, or something for the phone just bought.
 *
 * @param categories narrowest categories that the shopper looks at
 * @param wanted weight in utility of the facets that matter in this visit
 * @param searchFacets what the shopper would type into the search box, most telling first
 */
public record Intent(
    Set<String> categories, Map<String, Double> wanted, List<String> searchFacets) {
  public Intent {
    categories = Set.copyOf(categories);
    wanted = Map.copyOf(wanted);
    searchFacets = List.copyOf(searchFacets);
  }

  /** What the theme adds to an item's worth, where {@code offTheme} is lost outside of it. */
  double utility(Assortment assortment, int number, double offTheme) {
    if (!categories.contains(assortment.item(number).category())) {
      return -offTheme;
    }
    double sum = 0;
    for (String facet : assortment.facets(number)) {
      sum += wanted.getOrDefault(facet, 0.0);
    }
    return sum;
  }
}
