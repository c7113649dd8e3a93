package dev.daogou.recommender.sources;

import dev.daogou.recommender.inference.LiveModel;
import dev.daogou.recommender.inference.SequenceModel;
import dev.daogou.recommender.meters.RecommenderMeters;
import java.util.List;
import java.util.function.Function;

/**
 * What is known of a source before there is one.
 *
 * @param name in meters and logs
 * @param turn when it is asked
 * @param scores that it gives
 * @param maker makes one for the use of one thread
 */
record SourceDefinition(
    String name, Turn turn, List<Source> scores, Function<Setup, CandidateSource> maker) {

  /**
   * When a source is asked; those of one turn in the order of the list. The pool is bounded:
   * sources that bring little come first, so that many neighbours of many items cannot keep them
   * out.
   */
  enum Turn {
    /** The shopper's own items are never kept out. */
    OWN,
    /** Brings at most some hundred. */
    FEW,
    /** May fill the pool. */
    MANY,
    /** Scores what the others have brought, too. */
    LAST
  }

  /**
   * What a source may be made of.
   *
   * @param sequence expects what comes next, as it is at each call
   * @param encoder version of the text encoder that made the items' content embeddings
   */
  record Setup(
      SourceSettings settings,
      LiveModel<SequenceModel> sequence,
      String encoder,
      RecommenderMeters metrics) {}

  SourceDefinition {
    scores = List.copyOf(scores);
  }
}
