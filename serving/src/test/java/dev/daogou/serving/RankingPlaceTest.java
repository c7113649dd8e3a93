package dev.daogou.serving;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.daogou.recommender.items.ItemSpace;
import dev.daogou.recommender.links.ItemGraph;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Items are ranked by the recommender alone, and packages know those before them. */
class RankingPlaceTest {
  private static final String ROOT = "dev.daogou.serving.";
  private static final String RECOMMENDER = "dev.daogou.recommender.";

  /** From what runs the process to what answers; each knows those before it. */
  static final List<String> PACKAGES =
      List.of(
          "settings",
          "ops",
          "security",
          "filter",
          "projection",
          "peers",
          "shop",
          "board",
          "collect",
          "recommend");

  private static JavaClasses classes;

  @BeforeAll
  static void readClasses() {
    classes =
        new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.daogou.serving");
  }

  @Test
  void shouldNotTouchWhatScoresAreMadeOf() {
    noClasses()
        .should()
        .dependOnClassesThat(
            resideInAnyPackage(
                    RECOMMENDER + "vectors",
                    RECOMMENDER + "sources",
                    RECOMMENDER + "features",
                    RECOMMENDER + "ranking")
                .and(DescribedPredicate.not(named(RECOMMENDER + "sources.Reason")))
                .or(named(RECOMMENDER + "links.Links"))
                .or(named(RECOMMENDER + "links.Trending"))
                .or(named(RECOMMENDER + "links.Standing"))
                .or(named(RECOMMENDER + "placements.ListMaker")))
        .because("items are ranked by the recommender")
        .check(classes.that(DescribedPredicate.not(setsUp())));
  }

  @Test
  void shouldAskTheItemGraphForNoNeighbours() {
    for (String method : List.of("next", "before", "boughtWith", "standing")) {
      noClasses().should().callMethod(ItemGraph.class, method, int.class).check(classes);
    }
    for (String method : List.of("matrix", "byContent")) {
      noClasses().should().callMethod(ItemSpace.class, method).check(classes);
    }
  }

  @ParameterizedTest
  @FieldSource("PACKAGES")
  void shouldKnowOnlyWhatComesBefore(String name) {
    String[] known =
        PACKAGES.stream()
            .limit(PACKAGES.indexOf(name) + 1L)
            .map(ROOT::concat)
            .toArray(String[]::new);

    noClasses()
        .that()
        .resideInAPackage(ROOT + name)
        .should()
        .dependOnClassesThat(
            resideInAPackage("dev.daogou.serving..")
                .and(DescribedPredicate.not(resideInAnyPackage(known))))
        .check(classes);
  }

  private static DescribedPredicate<com.tngtech.archunit.core.domain.JavaClass> named(String name) {
    return DescribedPredicate.describe(name, each -> each.getName().equals(name));
  }

  /** Loads the models that the topology ranks with. */
  private static DescribedPredicate<com.tngtech.archunit.core.domain.JavaClass> setsUp() {
    return DescribedPredicate.describe(
        "loads models", each -> each.getName().equals(ROOT + "ops.Models"));
  }
}
