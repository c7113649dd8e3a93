package dev.daogou.serving.recommend;

import dev.daogou.recommender.items.ItemSpace;
import dev.daogou.recommender.links.ItemGraph;
import dev.daogou.recommender.placements.ShopperContext;
import dev.daogou.schemas.ShopperKey;
import dev.daogou.serving.recommend.RecommendationsAnswer.Level;
import dev.daogou.serving.recommend.RecommendationsAnswer.Receipted;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Answers from the items of a visit alone, where the shopper's list cannot be had. */
@ApplicationScoped
class SessionAnswers {
  private final ShopItems shelf;
  private final ListAnswers answers;
  private final InstantSource clock = InstantSource.system();

  SessionAnswers(ShopItems shelf, ListAnswers answers) {
    this.shelf = shelf;
    this.answers = answers;
  }

  /**
   * What goes with the visit; empty where nothing is known to go with it.
   *
   * @param visit items, newest first
   */
  Optional<RecommendationsAnswer> of(
      ShopperKey shopper, ReadRequest wishes, List<String> visit, @Nullable Receipted outcome) {
    ItemGraph graph = shelf.graph(shopper.tenant());
    if (visit.stream().allMatch(item -> graph.space().slot(item) == ItemSpace.UNKNOWN)) {
      return Optional.empty();
    }
    var known = ShopperContext.ofVisit(visit, graph.space(), clock.millis());
    Selection selection = Selection.of(graph, wishes, known);
    return Optional.of(selection)
        .filter(any -> !any.isEmpty())
        .map(
            some -> answers.withoutList(shopper, Level.session_only, wishes, outcome, visit, some));
  }
}
