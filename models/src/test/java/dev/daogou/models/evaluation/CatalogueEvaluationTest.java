package dev.daogou.models.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.daogou.recommender.inference.ModelFiles;
import dev.daogou.recommender.inference.ModelSettings;
import dev.daogou.recommender.inference.OnnxTextEncoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CatalogueEvaluationTest {
  private static final double NOISE = 0.02;

  @Test
  void shouldEarnTheEncoderItsPlaceOnARealCatalogue() {
    Path directory = catalogue();
    assumeThat(directory)
        .as("the shared catalogue is not here: the encoder is not measured on it")
        .isDirectory();
    CatalogueEvaluation evaluation =
        new CatalogueEvaluation(IcecatCatalogue.read(directory), 100, 1);
    List<String> texts = evaluation.texts();

    try (OnnxTextEncoder encoder =
        OnnxTextEncoder.load(
                ModelFiles.shippedTextEncoder(),
                ModelSettings.defaults().withProvider(ModelSettings.Provider.CPU))
            .orThrow()) {
      CatalogueEvaluation.Result learned =
          evaluation.evaluate(new DenseIndex(encoder::encode, texts));
      CatalogueEvaluation.Result plain = evaluation.evaluate(new NgramTfIdf(texts));

      assertThat(learned.ndcg()).isGreaterThan(plain.ndcg());
      assertThat(learned.precision()).isGreaterThan(plain.precision() - NOISE);
    }
  }

  @Test
  void shouldFindTheTextThatSharesMost() {
    NgramTfIdf index = new NgramTfIdf(List.of("black toner cartridge", "blue usb cable", "toner"));

    float[] similarities = index.similarities("usb cables");

    assertThat(similarities[1]).isGreaterThan(similarities[0]).isLessThan(1f);
    assertThat(index.similarities("toner")[2]).isCloseTo(1f, within(1e-5f));
  }

  @Test
  void shouldTellKindsByRareAttributes() {
    DataSheets sheets =
        new DataSheets(
            List.of(
                Set.of("weight", "colour", "lumens", "lamp"),
                Set.of("weight", "lumens", "lamp"),
                Set.of("weight", "colour", "yield"),
                Set.of("weight", "yield", "pages")));

    assertThat(sheets.sameKind(0, 1)).isTrue();
    assertThat(sheets.sameKind(0, 2)).isFalse();
    assertThat(sheets.similarity(1, 3)).isZero();
  }

  private static Path catalogue() {
    return Stream.iterate(Path.of("").toAbsolutePath(), path -> path != null, Path::getParent)
        .filter(path -> Files.exists(path.resolve("daogou")))
        .findFirst()
        .map(root -> root.resolve("../shared/data/catalogue/icecat"))
        .orElse(Path.of("no-such-directory"));
  }
}
