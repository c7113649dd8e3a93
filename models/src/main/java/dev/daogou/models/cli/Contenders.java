package dev.daogou.models.cli;

import dev.daogou.models.quality.Contender;
import dev.daogou.models.quality.Popularity;
import dev.daogou.recommender.features.Features;
import dev.daogou.recommender.inference.Loading;
import dev.daogou.recommender.inference.ModelFiles;
import dev.daogou.recommender.inference.ModelSettings;
import dev.daogou.recommender.inference.Ranker;
import dev.daogou.recommender.sources.SequenceSource;
import dev.daogou.recommender.sources.Source;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Models by name, with the rankers among them loaded. */
final class Contenders implements AutoCloseable {
  /** The whole pipeline with a ranker that was trained on the log that is learned from. */
  static final String TRAINED = "daogou";

  /** The whole pipeline with the ranker that ships. */
  static final String SHIPPED = "daogou-shipped";

  /** The whole pipeline with a ranker from a directory. */
  static final String GIVEN = "ranker";

  /** Every name. */
  static final String ALL = "all";

  private static final String POPULAR = "popular";
  private static final String BLEND = "blend";

  private final Set<String> names;
  private final Map<String, Ranker> rankers = new LinkedHashMap<>();

  private Contenders(Set<String> names) {
    this.names = names;
  }

  /** Every name but {@code all} and that of a given ranker. */
  static List<String> known() {
    List<String> known = new ArrayList<>(List.of(POPULAR));
    Arrays.stream(Source.values()).map(Contender::nameOf).forEach(known::add);
    known.addAll(List.of(BLEND, SHIPPED, TRAINED));
    return known;
  }

  /** Whether any of them makes use of a sequence model. */
  static boolean useSequence(Collection<String> names) {
    Set<String> alone = new HashSet<>(known());
    alone.removeAll(List.of(BLEND, SHIPPED, TRAINED, Contender.nameOf(SequenceSource.SEQUENCE)));
    return !alone.containsAll(names);
  }

  /**
   * Resolves what was typed.
   *
   * @throws IllegalArgumentException for a name that nobody has
   */
  static List<String> names(List<String> typed) {
    Set<String> names = new LinkedHashSet<>();
    for (String name : typed) {
      if (name.equals(ALL)) {
        names.addAll(known());
      } else if (known().contains(name)) {
        names.add(name);
      } else {
        throw new IllegalArgumentException(
            "there is no model '%s'; there are %s and all"
                .formatted(name, String.join(", ", known())));
      }
    }
    return List.copyOf(names);
  }

  /**
   * Loads what is needed.
   *
   * @param trained directory of the ranker that was trained, where that is wanted
   * @param given directory of a further ranker, or null
   */
  static Loading<Contenders> load(
      Collection<String> names, Optional<Path> trained, @Nullable Path given) {
    Contenders contenders = new Contenders(new LinkedHashSet<>(names));
    Map<String, ModelFiles> files = new LinkedHashMap<>();
    if (names.contains(SHIPPED)) {
      files.put(SHIPPED, ModelFiles.shippedRanker());
    }
    trained.ifPresent(directory -> files.put(TRAINED, ModelFiles.in(directory)));
    if (given != null) {
      contenders.names.add(GIVEN);
      files.put(GIVEN, ModelFiles.in(given));
    }
    for (Map.Entry<String, ModelFiles> model : files.entrySet()) {
      switch (Ranker.load(
          model.getValue(),
          Features.names(),
          ModelSettings.defaults().withProvider(ModelSettings.Provider.CPU))) {
        case Loading.Loaded<Ranker>(Ranker ranker) ->
            contenders.rankers.put(model.getKey(), ranker);
        case Loading.Refused<Ranker>(String reason) -> {
          contenders.close();
          return new Loading.Refused<>(model.getKey() + ": " + reason);
        }
      }
    }
    return new Loading.Loaded<>(contenders);
  }

  /** Who competes. */
  List<Contender> of(Popularity clicks) {
    return names.stream().map(name -> contender(name, clicks)).toList();
  }

  private Contender contender(String name, Popularity clicks) {
    if (rankers.containsKey(name)) {
      return new Contender.Ranked(name, rankers.get(name));
    }
    return switch (name) {
      case POPULAR -> new Contender.Popular(clicks);
      case BLEND -> new Contender.Blend();
      default ->
          new Contender.Alone(
              Arrays.stream(Source.values())
                  .filter(source -> Contender.nameOf(source).equals(name))
                  .findFirst()
                  .orElseThrow());
    };
  }

  @Override
  public void close() {
    rankers.values().forEach(Ranker::close);
  }
}
