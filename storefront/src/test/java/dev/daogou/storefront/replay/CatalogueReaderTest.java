package dev.daogou.storefront.replay;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.daogou.schemas.Availability;
import dev.daogou.schemas.CatalogueItem;
import dev.daogou.schemas.ItemRemoval;
import dev.daogou.schemas.OfferUpdate;
import dev.daogou.storefront.catalogue.CatalogueJson;
import dev.daogou.storefront.catalogue.DemoCatalogue;
import dev.daogou.storefront.service.CatalogueUpdateJson;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class CatalogueReaderTest {
  @Test
  void shouldReadOurOwnFormWithoutLoss() throws IOException {
    ObjectMapper json = new ObjectMapper();
    String[] lines =
        DemoCatalogue.compose().items().stream()
            .map(item -> CatalogueJson.of(item).toString())
            .toArray(String[]::new);

    Found found = Found.in(LogFormat.catalogue, lines);

    assertThat(found.malformed).isEmpty();
    assertThat(found.items).hasSameSizeAs(lines);
    for (int i = 0; i < lines.length; i++) {
      String written = CatalogueUpdateJson.of(found.items.get(i)).toString();
      assertThat(json.readTree(written)).isEqualTo(json.readTree(lines[i]));
    }
  }

  @Test
  void shouldReadPartialUpdatesAndRemovals() {
    Found found =
        Found.in(
            LogFormat.catalogue,
            "{\"item\":\"a\",\"price\":9.5,\"currency\":\"EUR\"}",
            "{\"item\":\"b\",\"availability\":\"out-of-stock\"}",
            "{\"item\":\"c\",\"removed\":true}");

    assertThat(found.items)
        .extracting(i -> (Object) i.getChange())
        .containsExactly(
            new OfferUpdate(9.5, "EUR", null),
            new OfferUpdate(null, null, Availability.OUT_OF_STOCK),
            new ItemRemoval());
  }

  @Test
  void shouldReadIcecatRecords() {
    Found found =
        Found.in(
            LogFormat.catalogue,
            """
            {"id":"2101957","title":"HP Pavilion","short_description":"Notebook 17\\"",\
            "supplier":"HP","price":10995,"attr_t_product_type":"Notebook",\
            "attr_t_product_colour":"Silver","attr_n_display_diagonal":17.0,\
            "attr_b_touchscreen":false,"ean":["1"]}""");

    CatalogueItem item = (CatalogueItem) found.items.getFirst().getChange();
    assertThat(found.items.getFirst().getItem()).isEqualTo("2101957");
    assertThat(item.getTitle()).isEqualTo("HP Pavilion");
    assertThat(item.getBrand()).isEqualTo("HP");
    assertThat(item.getPrice()).isEqualTo(109.95);
    assertThat(item.getCategoryPath()).containsExactly("Notebook");
    assertThat(item.getAttributes())
        .containsEntry("product_colour", "Silver")
        .containsEntry("display_diagonal", "17.0")
        .containsEntry("touchscreen", "false")
        .doesNotContainKey("ean");
  }

  @Test
  void shouldTellWhatIsMissing() {
    Found found =
        Found.in(
            LogFormat.catalogue, "{\"title\":\"x\"}", "{\"item\":\"a\"}", "{\"id\":\"b\"}", "x");

    assertThat(found.items).isEmpty();
    assertThat(found.malformed)
        .containsExactly(
            "1: item (or id) must be 1 to 200 characters",
            "2: item a has neither a title nor anything to change",
            "3: item b has neither a title nor anything to change",
            "4: no JSON object: x");
  }
}
