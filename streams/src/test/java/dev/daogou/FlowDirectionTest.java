package dev.daogou;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class FlowDirectionTest {
  /** The stages in the order in which data flows. */
  static final List<String> STAGES =
      List.of(
          "intake",
          "catalogue",
          "profile",
          "items",
          "sessions",
          "candidates",
          "rescore",
          "recommendations",
          "outcomes",
          "trends");

  /** What every stage may lean on; each of them knows only those before it. */
  static final List<String> GROUND = List.of("app", "clients", "announcements");

  private static JavaClasses classes;

  @BeforeAll
  static void readClasses() {
    classes =
        new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.daogou");
  }

  @ParameterizedTest
  @FieldSource("STAGES")
  void shouldKnowOnlyUpstreamStages(String stage) {
    Stream<String> known =
        Stream.concat(GROUND.stream(), STAGES.stream().limit(STAGES.indexOf(stage) + 1L));

    noClasses()
        .that()
        .resideInAPackage("dev.daogou." + stage)
        .should()
        .dependOnClassesThat(ownClassesOutside(known))
        .check(classes);
  }

  @ParameterizedTest
  @FieldSource("GROUND")
  void shouldStandBelowTheStages(String ground) {
    Stream<String> known = GROUND.stream().limit(GROUND.indexOf(ground) + 1L);

    noClasses()
        .that()
        .resideInAPackage("dev.daogou." + ground)
        .should()
        .dependOnClassesThat(ownClassesOutside(known))
        .check(classes);
  }

  @Test
  void shouldKnowEveryPackage() {
    Set<String> known =
        Stream.concat(GROUND.stream(), STAGES.stream())
            .map(name -> "dev.daogou." + name)
            .collect(Collectors.toSet());

    Set<String> found =
        classes.stream()
            .map(JavaClass::getPackageName)
            .filter(
                name ->
                    !name.startsWith("dev.daogou.schemas")
                        && !name.startsWith("dev.daogou.recommender")
                        && !name.startsWith("dev.daogou.embedded"))
            .collect(Collectors.toCollection(TreeSet::new));

    found.removeAll(known);
    assertThat(found).containsExactly("dev.daogou", "dev.daogou.move");
  }

  private static DescribedPredicate<JavaClass> ownClassesOutside(Stream<String> known) {
    String[] packages =
        Stream.concat(Stream.of("schemas", "recommender.."), known)
            .map(name -> "dev.daogou." + name)
            .toArray(String[]::new);
    return resideInAnyPackage("dev.daogou..")
        .and(DescribedPredicate.not(resideInAnyPackage(packages)));
  }
}
