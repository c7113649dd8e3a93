package dev.daogou.storefront.importer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.daogou.schemas.Availability;
import dev.daogou.schemas.CatalogueItem;
import dev.daogou.schemas.ItemText;
import dev.daogou.schemas.OfferUpdate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvItemsTest {
  @TempDir private Path folder;

  @Test
  void shouldReadColumnsThatHaveOurNames() {
    FoundItems found =
        FoundItems.in(
            ItemFormat.csv,
            """
            \uFEFFid,title,categoryPath,price,availability,attributes.metal,translations.zh.title,expiresAt
            r1,"Ring, ""gold""
            and fine",Jewellery > Rings,249.50 EUR,in stock,gold,金戒指,2026-12-24T18:00+0100
            r2,Plain,,,0,,,
            """);

    assertThat(found.refused).isEmpty();
    assertThat(found.item(0))
        .isEqualTo(
            CatalogueItem.newBuilder()
                .setTitle("Ring, \"gold\"\nand fine")
                .setCategoryPath(List.of("Jewellery", "Rings"))
                .setPrice(249.5)
                .setCurrency("EUR")
                .setAttributes(Map.of("metal", "gold"))
                .setTranslations(Map.of("zh", new ItemText("金戒指", "")))
                .setExpiresAt(Instant.parse("2026-12-24T17:00:00Z"))
                .build());
    assertThat(found.item(1).getAvailability()).isEqualTo(Availability.OUT_OF_STOCK);
    assertThat(found.item(1).getPrice()).isNull();
  }

  @Test
  void shouldFollowAMapping() throws IOException {
    var terms = new Terms("default", "CHF", "de", false);

    FoundItems found =
        FoundItems.in(
            ItemFormat.csv,
            terms,
            table(
                """
                item = sku
                title = {Marke} {Name}
                categoryPath = Rubrik
                categoryPath.separator = /
                price = Preis
                price.decimal = ,
                attributes.quelle = "Lager"
                attributes.* = attr_*
                """),
            """
            sku;Marke;Name;Rubrik;Preis;attr_farbe;attr_form
            1;Aurelia;Ring;Schmuck/Ringe;1.249,50;gold;
            """);

    assertThat(found.refused).isEmpty();
    CatalogueItem item = found.item(0);
    assertThat(item.getTitle()).isEqualTo("Aurelia Ring");
    assertThat(item.getCategoryPath()).containsExactly("Schmuck", "Ringe");
    assertThat(item.getPrice()).isEqualTo(1249.5);
    assertThat(item.getCurrency()).isEqualTo("CHF");
    assertThat(item.getLanguage()).isEqualTo("de");
    assertThat(item.getAttributes())
        .containsExactlyInAnyOrderEntriesOf(Map.of("quelle", "Lager", "farbe", "gold"));
  }

  @Test
  void shouldSayWhatIsWrongAndWhere() {
    FoundItems found =
        FoundItems.in(
            ItemFormat.csv,
            """
            item,title,price,availability
            a,"two
            lines",1,
            b,,1,
            c,C,"19,99",
            d,D,1,perhaps
            ,E,1,
            f,F
            g,G,1,yes
            """);

    assertThat(found.refused)
        .containsExactly(
            "4 b: has no title",
            "5 c: price '19,99' is not an amount with the decimal sign '.'",
            "6 d: availability 'perhaps' is neither a known word nor a number",
            "7 : the id must be 1 to 200 characters, not ''",
            "8: the row has 2 cells, the header 4");
    assertThat(found.updates).extracting(u -> u.getItem()).containsExactly("a", "g");
  }

  @Test
  void shouldTakeOffersAlone() {
    FoundItems found =
        FoundItems.in(
            ItemFormat.csv,
            new Terms("default", "EUR", null, true),
            FoundItems.BY_NAME,
            "id\tprice\tavailability\tnote\na\t5\t\tx\nb\t\t12\tx\nc\t\t\tx\n");

    assertThat(found.updates)
        .extracting(update -> (Object) update.getChange())
        .containsExactly(
            new OfferUpdate(5.0, "EUR", null), new OfferUpdate(null, null, Availability.IN_STOCK));
    assertThat(found.refused).containsExactly("4 c: has neither a price nor an availability");
  }

  @Test
  void shouldRefuseAMappingThatDoesNotFit() throws IOException {
    assertThatThrownBy(() -> read("item = sku\ntitle = Titel\n"))
        .hasMessageContaining("there is no column 'Titel'; there are sku, name");
    assertThatThrownBy(() -> read("item = sku\ntitel = name\n"))
        .hasMessageContaining("'titel' is no field of an item");
    assertThatThrownBy(() -> read("title = name\n")).hasMessageContaining("item = sku");
  }

  private void read(String mapping) throws IOException {
    FoundItems.in(ItemFormat.csv, FoundItems.TERMS, table(mapping), "sku,name\n1,x\n");
  }

  private ItemFormat.Table table(String mapping) throws IOException {
    Path file = Files.writeString(folder.resolve("shop.mapping"), mapping);
    return new ItemFormat.Table(Optional.of(file), Optional.empty());
  }
}
