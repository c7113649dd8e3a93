package dev.daogou.models.cli;

import dev.daogou.candidates.Source;
import dev.daogou.model.Loading;
import dev.daogou.model.ModelFiles;
import dev.daogou.model.ModelSettings;
import dev.daogou.model.Ranker;
import dev.daogou.models.quality.Contender;
import dev.daogou.models.quality.Popularity;
import dev.daogou.rescore.Feature;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Models by name. */
final class Contenders implements AutoCloseable {
  private static final String ALL = "all";
  private static final String SHIPPED = "daogou-shipped";

  private final Set<String> names = new LinkedHashSet<>();
  private final List<Ranker> rankers = new ArrayList<>();

  Contenders(List<String> wanted) {
    wanted.forEach(name -> names.addAll(name.equals(ALL) ? known() : List.of(name)));
  }

  /** Every name but {@code all}. */
  static List<String> known() {
    List<String> known = new ArrayList<>(List.of("popular"));
    Arrays.stream(Source.values()).map(Contender::nameOf).forEach(known::add);
    known.addAll(List.of("blend", SHIPPED));
    return known;
  }

  List<Contender> of(Popularity clicks) {
    return names.stream().map(name -> contender(name, clicks)).toList();
  }

  private Contender contender(String name, Popularity clicks) {
    return switch (name) {
      case "popular" -> new Contender.Popular(clicks);
      case "blend" -> new Contender.Blend();
      case SHIPPED -> new Contender.Ranked(SHIPPED, load(ModelFiles.shippedRanker()));
      default ->
          new Contender.Alone(
              Arrays.stream(Source.values())
                  .filter(source -> Contender.nameOf(source).equals(name))
                  .findFirst()
                  .orElseThrow());
    };
  }

  private Ranker load(ModelFiles files) {
    return switch (Ranker.load(
        files,
        Feature.names(),
        ModelSettings.defaults().withProvider(ModelSettings.Provider.CPU))) {
      case Loading.Loaded<Ranker>(Ranker ranker) -> {
        rankers.add(ranker);
        yield ranker;
      }
      case Loading.Refused<Ranker>(String reason) -> throw new IllegalStateException(reason);
    };
  }

  @Override
  public void close() {
    rankers.forEach(Ranker::close);
  }
}
