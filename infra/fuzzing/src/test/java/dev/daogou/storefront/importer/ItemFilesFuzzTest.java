package dev.daogou.storefront.importer;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.daogou.fuzzing.Changes;
import dev.daogou.fuzzing.Trial;
import dev.daogou.storefront.replay.OpenFile;
import dev.daogou.storefront.replay.ScratchFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Files of items: the first byte chooses the format, or that it is guessed, and whole items or
 * offers.
 */
class ItemFilesFuzzTest {
  private static final String FEED =
      """
      <?xml version="1.0"?>
      <rss xmlns:g="http://base.google.com/ns/1.0" version="2.0"><channel><title>Shop</title>
      <item><g:id>a</g:id><title><![CDATA[Ring <b>gold</b>]]></title><g:price>9.50 EUR</g:price>
      <g:sale_price>8 EUR</g:sale_price>
      <g:sale_price_effective_date>2020-01-01T00:00Z/2040-01-01T00:00Z</g:sale_price_effective_date>
      <g:availability>in_stock</g:availability><g:product_type>A &gt; B</g:product_type>
      <g:product_detail><g:attribute_name>Size</g:attribute_name>
      <g:attribute_value>54</g:attribute_value></g:product_detail></item></channel></rss>
      """;
  private static final ItemFormat.Table NO_MAPPING =
      new ItemFormat.Table(Optional.empty(), Optional.empty());
  private static final Changes CHANGES =
      Changes.of(
          "0{\"item\": \"a\", \"title\": \"A\", \"price\": 1.5, \"expiresAt\": \"2030-01-01T00:00:00Z\"}\n"
              + "{\"item\": \"b\", \"removed\": true}\n",
          "2id,title,price,availability,expiresAt,attributes.size,translations.de.title\n"
              + "a,\"Ring, \"\"gold\"\"\",\"1,299.00 EUR\",in stock,2030-01-01,54,Ring\n",
          "3" + FEED,
          "1{\"id\": \"a\", \"title\": \"A\", \"price\": 150, \"attr_t_colour\": \"red\"}\n",
          "7id;price\na;5\n",
          "8" + FEED,
          "9item\ttitle\nx\ty\n");

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

  private void read(byte[] input) {
    if (input.length > 0) {
      try {
        readFile(input);
      } catch (IOException noText) {
        assertThat(noText.getMessage()).isNotBlank().hasSizeLessThan(2_000);
      }
    }
  }

  private static void readFile(byte[] input) throws IOException {
    boolean isOffers = (input[0] & 4) != 0;
    Path file = ScratchFile.of(input, 1);
    Optional<ItemFormat> guessed = ItemFormat.guess(file);
    Optional<ItemFormat> format =
        (input[0] & 8) != 0 ? guessed : Optional.of(ItemFormat.values()[input[0] & 3]);
    if (format.isPresent()) {
      Terms terms = new Terms("default", "EUR", "en", isOffers);
      try (OpenFile open = OpenFile.of(file)) {
        format.get().reader(terms, NO_MAPPING).read(open, new CheckedItems());
      } catch (IllegalArgumentException documented) {
        assertThat(documented).hasMessageContaining("column");
      }
    }
  }
}
