package dev.daogou.storefront.importer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daogou.schemas.Availability;
import dev.daogou.schemas.CatalogueItem;
import dev.daogou.schemas.OfferUpdate;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GoogleFeedTest {
  private static final String RSS =
      """
      <?xml version="1.0"?>
      <rss xmlns:g="http://base.google.com/ns/1.0" version="2.0"><channel>
      <title>A shop</title>
      <item>
        <g:id>TV-1-red</g:id>
        <title><![CDATA[LG <b>Flatscreen</b> TV]]></title>
        <description>Attractively  styled
        and &lt;i&gt;boldly&lt;/i&gt; designed</description>
        <link>https://shop.example/tv-1</link>
        <g:image_link>https://shop.example/tv-1.jpg</g:image_link>
        <g:availability>in_stock</g:availability>
        <g:shipping><g:country>US</g:country><g:price>14.95 USD</g:price></g:shipping>
        <g:price>1,159.00 USD</g:price>
        <g:sale_price>999.00 USD</g:sale_price>
        <g:brand>LG</g:brand>
        <g:google_product_category>404</g:google_product_category>
        <g:product_type>Consumer Electronics &gt; TVs</g:product_type>
        <g:item_group_id>TV-1</g:item_group_id>
        <g:color>red</g:color>
        <g:size>32 inch</g:size>
        <g:product_detail><g:section_name>Screen</g:section_name>
          <g:attribute_name>Technology</g:attribute_name>
          <g:attribute_value>LED</g:attribute_value></g:product_detail>
        <g:expiration_date>2030-11-25T13:00-0800</g:expiration_date>
      </item>
      <item><g:id>bad</g:id><title>x</title><g:price>free</g:price></item>
      <item>
        <g:id>later</g:id><title>Later</title><g:availability>backorder</g:availability>
        <g:price>5 EUR</g:price><g:sale_price>4 EUR</g:sale_price>
        <g:sale_price_effective_date>2011-03-01T13:00-0800/2011-03-11T15:30-0800</g:sale_price_effective_date>
      </item>
      </channel></rss>
      """;

  @Test
  void shouldReadRss() {
    FoundItems found = FoundItems.in(ItemFormat.google, RSS);

    assertThat(found.stopped).isEmpty();
    assertThat(found.refused)
        .containsExactly("26 bad: price 'free' is not an amount with the decimal sign '.'");
    CatalogueItem tv = found.item(0);
    assertThat(found.updates.getFirst().getItem()).isEqualTo("TV-1-red");
    assertThat(tv.getTitle()).isEqualTo("LG Flatscreen TV");
    assertThat(tv.getDescription()).isEqualTo("Attractively styled and boldly designed");
    assertThat(tv.getPrice()).isEqualTo(999);
    assertThat(tv.getCurrency()).isEqualTo("USD");
    assertThat(tv.getCategoryPath()).containsExactly("Consumer Electronics", "TVs");
    assertThat(tv.getVariantOf()).isEqualTo("TV-1");
    assertThat(tv.getAttributes())
        .isEqualTo(Map.of("color", "red", "size", "32 inch", "Technology", "LED"));
    assertThat(tv.getExpiresAt()).isEqualTo(Instant.parse("2030-11-25T21:00:00Z"));
    assertThat(found.item(1).getAvailability()).isEqualTo(Availability.PREORDER);
    assertThat(found.item(1).getPrice()).as("the sale is over").isEqualTo(5);
  }

  @Test
  void shouldReadAtom() {
    FoundItems found =
        FoundItems.in(
            ItemFormat.google,
            """
            <feed xmlns="http://www.w3.org/2005/Atom" xmlns:g="http://base.google.com/ns/1.0">
            <title>A shop</title>
            <entry><g:id>1</g:id><title>Ring</title><summary>Of gold</summary>
            <link href="https://shop.example/1"/><g:availability>out of stock</g:availability>
            <g:google_product_category>Apparel &gt; Jewelry</g:google_product_category></entry>
            </feed>
            """);

    assertThat(found.item(0).getDescription()).isEqualTo("Of gold");
    assertThat(found.item(0).getAvailability()).isEqualTo(Availability.OUT_OF_STOCK);
    assertThat(found.item(0).getCategoryPath()).containsExactly("Apparel", "Jewelry");
  }

  @Test
  void shouldTakeOffersAlone() {
    FoundItems found =
        FoundItems.in(
            ItemFormat.google,
            new Terms("default", null, null, true),
            FoundItems.BY_NAME,
            "<rss><item><id>1</id><price>5 EUR</price></item></rss>");

    assertThat(found.updates.getFirst().getChange()).isEqualTo(new OfferUpdate(5.0, "EUR", null));
  }

  @Test
  void shouldNotFollowEntities() {
    FoundItems found =
        FoundItems.in(
            ItemFormat.google,
            """
            <!DOCTYPE rss [<!ENTITY secret SYSTEM "file:///etc/hostname">]>
            <rss><item><id>1</id><title>x &secret;</title></item></rss>
            """);

    assertThat(found.updates.stream().map(Object::toString))
        .allMatch(update -> update.contains("\"title\": \"x\""));
  }

  @Test
  void shouldSayWhereTheXmlBreaksAndKeepWhatCameBefore() {
    FoundItems found =
        FoundItems.in(
            ItemFormat.google,
            "<rss><item><id>1</id><title>x</title></item>\n<item><id>2</title></item></rss>");

    assertThat(found.updates).hasSize(1);
    assertThat(found.stopped.orElseThrow()).contains("cannot be read on").contains("[2,");
  }
}
