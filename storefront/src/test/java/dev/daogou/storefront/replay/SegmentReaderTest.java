package dev.daogou.storefront.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daogou.schemas.CartAdd;
import dev.daogou.schemas.CartRemove;
import dev.daogou.schemas.IdentityLink;
import dev.daogou.schemas.ItemView;
import dev.daogou.schemas.ListClick;
import dev.daogou.schemas.ListView;
import dev.daogou.schemas.OrderLine;
import dev.daogou.schemas.OrderPlaced;
import dev.daogou.schemas.OrderReversed;
import dev.daogou.schemas.Other;
import dev.daogou.schemas.Rating;
import dev.daogou.schemas.Search;
import dev.daogou.schemas.StorefrontEvent;
import dev.daogou.schemas.Wish;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SegmentReaderTest {
  static Stream<Arguments> shouldMapEveryName() {
    return Stream.of(
        Arguments.of("Product Viewed", "{\"product_id\":\"p1\"}", new ItemView("p1", null)),
        Arguments.of("Viewed Product", "{\"id\":\"p1\"}", new ItemView("p1", null)),
        Arguments.of(
            "Product Viewed",
            "{\"product_id\":\"p1\",\"recommendation_id\":\"r\"}",
            new ItemView("p1", "r")),
        Arguments.of(
            "Product Clicked",
            "{\"sku\":\"p1\",\"position\":3,\"list_id\":\"home\"}",
            new ListClick("p1", "home", 3, null)),
        Arguments.of("Clicked Product", "{\"id\":7}", new ListClick("7", null, null, null)),
        Arguments.of(
            "Product List Viewed",
            "{\"list_id\":\"home\",\"products\":[{\"product_id\":\"a\"},{\"product_id\":\"b\"}]}",
            new ListView("home", null, List.of("a", "b"))),
        Arguments.of(
            "Viewed Product Category",
            "{\"category\":\"Rings\",\"products\":[{\"id\":\"a\"}]}",
            new ListView("Rings", null, List.of("a"))),
        Arguments.of("Products Searched", "{\"query\":\"银戒指\"}", new Search("银戒指", null)),
        Arguments.of(
            "Product Added",
            "{\"product_id\":\"p1\",\"quantity\":2,\"price\":9.5}",
            new CartAdd("p1", 2, 9.5, null)),
        Arguments.of("Added Product", "{\"id\":\"p1\"}", new CartAdd("p1", 1, null, null)),
        Arguments.of(
            "Wishlist Product Added to Cart",
            "{\"product_id\":\"p1\"}",
            new CartAdd("p1", 1, null, null)),
        Arguments.of("Product Removed", "{\"product_id\":\"p1\"}", new CartRemove("p1", 1)),
        Arguments.of("Removed Product", "{\"id\":\"p1\",\"quantity\":3}", new CartRemove("p1", 3)),
        Arguments.of("Product Added to Wishlist", "{\"product_id\":\"p1\"}", new Wish("p1", false)),
        Arguments.of(
            "Product Removed from Wishlist", "{\"product_id\":\"p1\"}", new Wish("p1", true)),
        Arguments.of(
            "Order Completed",
            "{\"order_id\":\"o1\",\"currency\":\"USD\",\"products\":"
                + "[{\"product_id\":\"p1\",\"price\":19,\"quantity\":1}]}",
            new OrderPlaced("o1", List.of(new OrderLine("p1", 1, 19.0)), "USD")),
        Arguments.of(
            "Completed Order",
            "{\"orderId\":50,\"products\":[{\"id\":\"p1\"}]}",
            new OrderPlaced("50", List.of(new OrderLine("p1", 1, null)), null)),
        Arguments.of(
            "Order Refunded",
            "{\"order_id\":\"o1\"}",
            new OrderReversed("o1", List.of(), "refunded")),
        Arguments.of(
            "Order Refunded",
            "{\"order_id\":\"o1\",\"products\":[{\"product_id\":\"p1\"}]}",
            new OrderReversed("o1", List.of("p1"), "refunded")),
        Arguments.of(
            "Order Cancelled",
            "{\"order_id\":\"o1\"}",
            new OrderReversed("o1", List.of(), "cancelled")),
        Arguments.of(
            "Product Reviewed", "{\"product_id\":\"p1\",\"rating\":4}", new Rating("p1", 4f)),
        Arguments.of("Checkout Started", "{\"order_id\":\"o1\"}", new Other("Checkout Started")),
        Arguments.of("Promotion Viewed", "{}", new Other("Promotion Viewed")),
        Arguments.of("Our Own Name", "{}", new Other("Our Own Name")));
  }

  @ParameterizedTest
  @MethodSource
  void shouldMapEveryName(String name, String properties, Object payload) {
    Found found = Found.in(LogFormat.segment, track(name, properties));

    assertThat(found.malformed).isEmpty();
    assertThat(found.payloads()).containsExactly(payload);
  }

  @Test
  void shouldKeepIdTimeShopperAndContext() {
    Found found =
        Found.in(
            LogFormat.segment,
            """
            {"type":"track","event":"Product Viewed","properties":{"product_id":"p1"},\
            "userId":"u1","anonymousId":"a1","messageId":"m1","channel":"app",\
            "timestamp":"2024-05-06T07:08:09.123+02:00","context":{"locale":"zh-CN",\
            "page":{"url":"https://shop.example/p1","referrer":"https://shop.example/"},\
            "device":{"type":"ios"},"sessionId":17}}""");

    StorefrontEvent event = found.events.getFirst();
    assertThat(event.getId()).isEqualTo("m1");
    assertThat(event.getShopper()).isEqualTo("u1");
    assertThat(event.getAnonymousId()).isEqualTo("a1");
    assertThat(event.getSession()).isEqualTo("17");
    assertThat(event.getTime()).isEqualTo(Instant.parse("2024-05-06T05:08:09.123Z"));
    assertThat(event.getContext().getLocale()).isEqualTo("zh-CN");
    assertThat(event.getContext().getChannel()).isEqualTo("app");
    assertThat(event.getContext().getUrl()).isEqualTo("https://shop.example/p1");
  }

  @Test
  void shouldTakeTheAnonymousIdWhileNobodySignedIn() {
    Found found =
        Found.in(
            LogFormat.segment,
            """
            {"type":"track","event":"Product Viewed","properties":{"product_id":"p1"},\
            "userId":null,"anonymousId":"a1","messageId":"m1","timestamp":"2024-05-06T07:08:09Z"}""",
            """
            {"type":"identify","userId":"u1","anonymousId":"a1","messageId":"m2",\
            "timestamp":"2024-05-06T07:08:10Z"}""",
            """
            {"type":"page","userId":"u1","messageId":"m3","timestamp":"2024-05-06T07:08:11Z"}""");

    assertThat(found.events)
        .extracting(StorefrontEvent::getShopper)
        .containsExactly("a1", "u1", "u1");
    assertThat(found.payloads())
        .containsExactly(new ItemView("p1", null), new IdentityLink("u1"), new Other("page"));
  }

  @Test
  void shouldTellWhatIsMissing() {
    Found found =
        Found.in(
            LogFormat.segment,
            "{\"event\":\"Product Viewed\",\"messageId\":\"m\",\"timestamp\":\"2024-05-06T07:08:09Z\"}",
            "{\"event\":\"Product Viewed\",\"userId\":\"u\",\"properties\":{\"product_id\":\"p\"}}",
            track("Product Viewed", "{}"),
            track("Products Searched", "{}"),
            track("Order Completed", "{\"order_id\":\"o\"}"),
            track("Order Cancelled", "{}"),
            "{\"event\":",
            "[1,2]");

    assertThat(found.events).isEmpty();
    assertThat(found.malformed)
        .containsExactly(
            "1: neither userId nor anonymousId is 1 to 200 characters",
            "2: timestamp is missing or no time of the years 1 to 9999",
            "3: Product Viewed has no product_id",
            "4: Products Searched has no query",
            "5: Order Completed has no products with a product_id",
            "6: Order Cancelled has no order_id",
            "7: no JSON object: {\"event\":",
            "8: no JSON object: [1,2]");
  }

  private static String track(String name, String properties) {
    return """
        {"type":"track","event":"%s","properties":%s,"userId":"u1","messageId":"m1",\
        "timestamp":"2024-05-06T07:08:09Z"}"""
        .formatted(name, properties);
  }
}
