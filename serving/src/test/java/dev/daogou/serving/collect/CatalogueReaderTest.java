package dev.daogou.serving.collect;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.daogou.schemas.Availability;
import dev.daogou.schemas.CatalogueItem;
import dev.daogou.schemas.CatalogueUpdate;
import dev.daogou.schemas.ItemRemoval;
import dev.daogou.schemas.ItemText;
import dev.daogou.schemas.OfferUpdate;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CatalogueReaderTest {
  private final ObjectMapper json = new ObjectMapper();
  private final CatalogueReader reader = new CatalogueReader();

  @Test
  void shouldReadAWholeItem() {
    Object change =
        change(
            """
            {'item':'r','title':'Ring','description':'of gold','language':'en',
             'translations':{'zh':{'title':'戒指'}},'categoryPath':['Jewellery','Rings'],
             'brand':'Aurelia','price':249.5,'currency':'EUR','attributes':{'metal':'gold'},
             'image':'/r.jpg','availability':'preorder','variantOf':'rings',
             'expiresAt':'2026-12-24T18:00:00+01:00'}\
            """);

    assertThat(change)
        .isEqualTo(
            CatalogueItem.newBuilder()
                .setTitle("Ring")
                .setDescription("of gold")
                .setLanguage("en")
                .setTranslations(Map.of("zh", new ItemText("戒指", "")))
                .setCategoryPath(List.of("Jewellery", "Rings"))
                .setBrand("Aurelia")
                .setPrice(249.5)
                .setCurrency("EUR")
                .setAttributes(Map.of("metal", "gold"))
                .setImage("/r.jpg")
                .setAvailability(Availability.PREORDER)
                .setVariantOf("rings")
                .setExpiresAt(Instant.parse("2026-12-24T17:00:00Z"))
                .build());
  }

  @Test
  void shouldReadAnOffer() {
    Object change = change("{'item':'r','price':9,'availability':'out-of-stock'}");

    assertThat(change).isEqualTo(new OfferUpdate(9.0, null, Availability.OUT_OF_STOCK));
  }

  @Test
  void shouldReadARemoval() {
    Object change = change("{'item':'r','removed':true}");

    assertThat(change).isEqualTo(new ItemRemoval());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "{'title':'Ring'} | missing-field | item",
        "{'item':'r'} | missing-field | title",
        "{'item':'r','title':' '} | bad-id | title",
        "{'item':'r','title':7} | wrong-type | title must be text",
        "{'item':'r','price':-1} | bad-number | price",
        "{'item':'r','price':1e999} | bad-number | price",
        "{'item':'r','availability':'soon'} | unknown-value | in-stock, out-of-stock",
        "{'item':'r','title':'R','categoryPath':'Rings'} | wrong-type | categoryPath",
        "{'item':'r','title':'R','attributes':{'a':1}} | wrong-type | attributes.a",
        "{'item':'r','title':'R','translations':{'zh':'x'}} | wrong-type | translations.zh",
        "{'item':'r','removed':'yes'} | wrong-type | removed",
        "'text' | not-an-object | JSON object"
      })
  void shouldRefuseWhatCannotBeUsed(String item, String reason, String detail) {
    Reading<CatalogueUpdate> reading = read(item);

    assertThat(reading).isInstanceOf(Reading.Refused.class);
    Refusal refusal = ((Reading.Refused<CatalogueUpdate>) reading).refusal();
    assertThat(refusal.reason()).isEqualTo(reason);
    assertThat(refusal.detail()).contains(detail);
  }

  private Object change(String item) {
    Reading<CatalogueUpdate> reading = read(item);
    assertThat(reading).isInstanceOf(Reading.Taken.class);
    return ((Reading.Taken<CatalogueUpdate>) reading).value().getChange();
  }

  private Reading<CatalogueUpdate> read(String item) {
    try {
      return reader.read(json.readTree(item.replace('\'', '"')));
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }
}
