package dev.daogou.recommender.placements;

import dev.daogou.recommender.items.ItemSpace;
import dev.daogou.recommender.ranking.Scored;
import dev.daogou.recommender.sources.Candidate;
import dev.daogou.recommender.sources.ShopperView;
import dev.daogou.recommender.sources.Source;
import dev.daogou.recommender.vectors.Hits;
import dev.daogou.recommender.vectors.TopK;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Scored candidates, best first, each with the reason for which it is there. */
record CandidateOrder(Scored scored, ItemSpace space) {

  /** Those whose score is a number. */
  Stream<PlacedItem> items() {
    float[] scores = scored.scores();
    return scores.length == 0
        ? Stream.empty()
        : IntStream.of(best(scores).ids())
            .mapToObj(place -> placed(scored.found().candidates().get(place), scores[place]));
  }

  private static Hits best(float[] scores) {
    var top = new TopK(scores.length);
    for (int i = 0; i < scores.length; i++) {
      top.offer(i, scores[i]);
    }
    return top.hits();
  }

  private PlacedItem placed(Candidate candidate, float score) {
    Source source = candidate.strongest();
    return new PlacedItem(
        space.item(candidate.slot()),
        candidate.slot(),
        Optional.of(score),
        source.reason(),
        because(candidate, source));
  }

  private Optional<String> because(Candidate candidate, Source source) {
    return switch (source.because()) {
      case WORDS -> Optional.ofNullable(scored.found().view().latestWords());
      case LOUDEST_ITEM -> at(candidate.because());
      case NEWEST_ITEM -> at(0);
      case NOTHING -> Optional.empty();
    };
  }

  private Optional<String> at(int place) {
    ShopperView shopper = scored.found().view();
    return place >= 0 && place < shopper.recent().size()
        ? Optional.of(shopper.recent().get(place).subject())
        : Optional.empty();
  }
}
