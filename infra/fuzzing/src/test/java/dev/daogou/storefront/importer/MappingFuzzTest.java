package dev.daogou.storefront.importer;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.daogou.fuzzing.Changes;
import dev.daogou.fuzzing.Trial;
import dev.daogou.storefront.replay.OpenFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A mapping and a table, with an empty line between them. */
class MappingFuzzTest {
  private static final Changes CHANGES =
      Changes.of(
          """
          item = sku
          title = {maker} {name}
          categoryPath = category
          categoryPath.separator = /
          price.decimal = ,
          price = price
          currency = "EUR"
          attributes.* = attr_*
          translations.de.title = name

          sku,maker,name,category,price,attr_colour
          a,Aurum,Ring,A/B,"1.299,00",gold
          """);

  @TempDir private static Path folder;

  static Stream<Arguments> goodInputs() {
    return CHANGES.arguments();
  }

  @Test
  void shouldReadWhateverIsChanged() throws Exception {
    CHANGES.tryAll(this::read);
  }

  @MethodSource("goodInputs")
  @FuzzTest(maxDuration = "2m")
  void shouldReadWhatever(byte[] input) throws Exception {
    Trial.of(input, this::read);
  }

  private void read(byte[] input) throws IOException {
    String[] parts = new String(input, StandardCharsets.UTF_8).split("\n\n", 2);
    Path mapping = Files.writeString(folder.resolve("mapping"), parts[0]);
    Path table = Files.writeString(folder.resolve("table"), parts.length < 2 ? "" : parts[1]);
    var columns = new ItemFormat.Table(Optional.of(mapping), Optional.empty());
    try (OpenFile open = OpenFile.of(table)) {
      new CsvItems(new Terms("default", null, null, false), columns).read(open, new CheckedItems());
    } catch (IOException noText) {
      assertThat(noText.getMessage()).isNotBlank();
    } catch (IllegalArgumentException documented) {
      assertThat(documented).hasMessageStartingWith(mapping.toString());
    }
  }
}
