package dev.daogou.recommender.sources;

import java.util.ArrayList;
import java.util.List;

/**
 * The list of all sources: one line each. To add one, write its file and add its line here; a
 * ranker hears of its scores once a feature has their names, the blend at once.
 */
final class Sources {
  private static final List<SourceDefinition> ALL =
      List.of(
          SequenceSource.DEFINITION,
          SessionEvidence.DEFINITION,
          SeenAround.DEFINITION,
          FurtherAround.DEFINITION,
          SimilarItems.DEFINITION,
          TasteItems.DEFINITION,
          SearchItems.DEFINITION,
          CategoryTrends.DEFINITION,
          OverallTrend.DEFINITION,
          OwnItems.DEFINITION);

  private static final List<Source> SCORES = numbered();

  private Sources() {}

  static List<SourceDefinition> all() {
    return ALL;
  }

  /** Scores by ordinal: those that are relative first, otherwise in the order of the list. */
  static List<Source> scores() {
    return SCORES;
  }

  static int ordinalOf(Source source) {
    return SCORES.indexOf(source);
  }

  private static List<Source> numbered() {
    List<Source> scores = new ArrayList<>();
    ALL.forEach(each -> each.scores().stream().filter(Source::isRelative).forEach(scores::add));
    ALL.forEach(each -> each.scores().stream().filter(s -> !s.isRelative()).forEach(scores::add));
    for (int i = 0; i < scores.size(); i++) {
      scores.get(i).number(i);
    }
    return List.copyOf(scores);
  }
}
