package dev.daogou.recommender.features;

import dev.daogou.Stock;
import dev.daogou.candidates.Shoppers;
import dev.daogou.recommender.sources.Candidate;
import dev.daogou.recommender.sources.SeenAround;
import dev.daogou.recommender.sources.ShopperView;
import dev.daogou.recommender.sources.Source;
import dev.daogou.schemas.StorefrontEvent;
import java.util.Collections;
import java.util.List;

/**
 * One shopper's features in a shop, a feature at a time: what a group says when a model asks for
 * nothing else.
 */
record FeaturesOf(Stock stock, ShopperView shopper) {
  /** Four items of three kinds, two of them alike. */
  static Stock smallShop() {
    return new Stock()
        .put("ring-1", "silver ring", "rings")
        .put("ring-2", "silver ring pearl", "rings")
        .put("phone", "phone large", "phones")
        .put("case", "leather case", "cases");
  }

  /** Of a shopper who did nothing but this. */
  static FeaturesOf after(Stock stock, StorefrontEvent... events) {
    return new FeaturesOf(stock, Shoppers.view(stock, events));
  }

  /** Of an item of which no source says anything. */
  float of(String item, Feature feature) {
    return of(silent(stock.slot(item)), 0, feature);
  }

  /** Of a candidate, as if it stood at that place by blended score. */
  float of(Candidate candidate, int place, Feature feature) {
    return table(List.of(feature.name()), Collections.nCopies(place + 1, candidate))
        .value(place, feature);
  }

  FeatureTable table(List<String> features, List<Candidate> candidates) {
    return new CandidateFeatures(FeatureColumns.of(features), stock.settings.shopper())
        .of(shopper, candidates, stock.graph(), stock.sessions());
  }

  private static Candidate silent(int slot) {
    float[] nothing = new float[Source.values().length];
    return new Candidate(slot, 0f, nothing, nothing, SeenAround.NEXT, -1);
  }
}
