package dev.daogou.recommender;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
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
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class DirectionTest {
  private static final String ROOT = "dev.daogou.recommender.";

  /** From what knows nothing of a shop to the list that is shown; each knows those before it. */
  static final List<String> PACKAGES =
      List.of(
          "vectors",
          "state",
          "meters",
          "settings",
          "inference",
          "items",
          "links",
          "sessions",
          "shopper",
          "sources",
          "features",
          "ranking",
          "lists",
          "placements");

  private static JavaClasses classes;

  @BeforeAll
  static void readClasses() {
    classes =
        new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.daogou.recommender");
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
            resideInAPackage("dev.daogou..").and(DescribedPredicate.not(resideInAnyPackage(known))))
        .check(classes);
  }

  @Test
  void shouldBePlainJava() {
    noClasses()
        .should()
        .dependOnClassesThat(
            resideInAnyPackage(
                "org.apache.kafka..",
                "org.apache.avro..",
                "io.quarkus..",
                "jakarta..",
                "io.vertx..",
                "org.rocksdb.."))
        .check(classes);
  }

  @Test
  void shouldNeedNothingButTheJdkForVectors() {
    classes()
        .that()
        .resideInAPackage(ROOT + "vectors")
        .should()
        .onlyDependOnClassesThat(
            resideInAnyPackage(ROOT + "vectors", "java..", "jdk.incubator.vector.."))
        .check(classes);
  }

  @Test
  void shouldKnowEveryPackage() {
    Set<String> known = PACKAGES.stream().map(ROOT::concat).collect(Collectors.toSet());

    Set<String> found =
        classes.stream()
            .map(JavaClass::getPackageName)
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(found).isEqualTo(new TreeSet<>(known));
  }
}
