package dev.daogou.storefront.importer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daogou.storefront.replay.FileLimits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** The page on limits has the bounds of files as they stand in the code. */
class FileLimitsTest {
  private static final Path PAGE = Path.of("..", "docs", "operations", "limits.md");
  private static final String BEGIN = "<!-- file limits -->";
  private static final String END = "<!-- /file limits -->";

  @Test
  void shouldStandOnThePage() throws IOException {
    String page = Files.readString(PAGE);
    List<String> values =
        page.substring(page.indexOf(BEGIN), page.indexOf(END))
            .lines()
            .filter(line -> line.startsWith("| "))
            .skip(1)
            .map(row -> row.split("\\|", -1)[2].strip())
            .toList();

    assertThat(values)
        .containsExactly(
            number(FileLimits.LONGEST_LINE) + " characters",
            number(FileLimits.MOST_TOKENS),
            number(FileLimits.DEEPEST),
            number(CsvItems.MOST_COLUMNS),
            number(CsvItems.LONGEST_ROW) + " characters",
            number(EntryAllowance.LARGEST) + " bytes");
  }

  private static String number(int bound) {
    return String.format(Locale.ROOT, "%,d", bound);
  }
}
