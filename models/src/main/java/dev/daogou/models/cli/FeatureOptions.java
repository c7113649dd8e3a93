package dev.daogou.models.cli;

import dev.daogou.recommender.features.Features;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Which features a ranker is trained with. */
final class FeatureOptions {
  @Option(
      names = "--with-features",
      split = ",",
      paramLabel = "NAME",
      description = {
        "Features to train the ranker with beside the usual ones, such as hour-sine,hour-cosine.",
        "The program works out whatever a model's manifest names."
      })
  private List<String> more = List.of();

  @Option(
      names = "--without-features",
      split = ",",
      paramLabel = "NAME",
      description = "Usual features to train the ranker without.")
  private List<String> fewer = List.of();

  /**
   * The features in order.
   *
   * @throws ParameterException for a name that no feature has
   */
  List<String> names(CommandSpec spec) {
    Set<String> names = new LinkedHashSet<>(Features.usual());
    more.forEach(name -> names.add(known(name, spec)));
    fewer.forEach(name -> names.remove(known(name, spec)));
    return List.copyOf(names);
  }

  private static String known(String name, CommandSpec spec) {
    return Features.named(name)
        .orElseThrow(
            () ->
                new ParameterException(
                    spec.commandLine(),
                    "there is no feature '%s'; there are %s"
                        .formatted(name, String.join(", ", new TreeSet<>(Features.names())))))
        .name();
  }
}
