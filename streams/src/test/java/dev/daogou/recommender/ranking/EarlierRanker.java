package dev.daogou.recommender.ranking;

import dev.daogou.recommender.features.Features;
import dev.daogou.recommender.inference.ModelFiles;
import dev.daogou.recommender.inference.ModelSettings;
import dev.daogou.recommender.inference.Ranker;
import java.nio.file.Path;

/**
 * The ranker that shipped before features had names of their own: it takes the items' vectors and
 * works out itself how candidates attend to recent items. The shipped one has the same weights.
 */
public final class EarlierRanker {
  public static final Path DIRECTORY = Path.of("src/test/resources/earlier-ranker");

  private EarlierRanker() {}

  public static Ranker load() {
    return Ranker.load(ModelFiles.in(DIRECTORY), Features.names(), ModelSettings.defaults())
        .orThrow();
  }
}
