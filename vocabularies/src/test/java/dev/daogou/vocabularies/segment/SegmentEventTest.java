package dev.daogou.vocabularies.segment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.daogou.schemas.CartAdd;
import dev.daogou.schemas.CartRemove;
import dev.daogou.schemas.ItemView;
import dev.daogou.schemas.ListClick;
import dev.daogou.schemas.ListView;
import dev.daogou.schemas.OrderLine;
import dev.daogou.schemas.OrderPlaced;
import dev.daogou.schemas.OrderReversed;
import dev.daogou.schemas.Other;
import dev.daogou.schemas.Rating;
import dev.daogou.schemas.Search;
import dev.daogou.schemas.Wish;
import dev.daogou.vocabularies.ConsentChoices;
import dev.daogou.vocabularies.Translated;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every event of Segment's specification, with the properties that it lists. */
class SegmentEventTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final String P =
      "'product_id':'p1','sku':'s1','category':'Rings','name':'Ring','brand':'B','variant':'gold',"
          + "'price':19.5,'quantity':2,'coupon':'C','position':3,'url':'https://x','image_url':'y'";
  private static final String LIST =
      "'products':[{" + P + "},{'product_id':'p2','price':'7','quantity':'1'}]";
  private static final String ORDER =
      "'order_id':'o1','affiliation':'web','total':47,'revenue':46,'shipping':1,'tax':0,"
          + "'discount':0,'coupon':'C','currency':'EUR',"
          + LIST;

  private static final ItemView VIEW = new ItemView("p1", null);
  private static final ListView SHOWN = new ListView("home", null, List.of("p1", "p2"));
  private static final ListClick CLICK = new ListClick("p1", null, 3, null);
  private static final CartAdd ADD = new CartAdd("p1", 2, 19.5, null);
  private static final CartRemove REMOVE = new CartRemove("p1", 2);
  private static final OrderPlaced PLACED =
      new OrderPlaced(
          "o1", List.of(new OrderLine("p1", 2, 19.5), new OrderLine("p2", 1, 7.0)), "EUR");

  static Stream<Arguments> shouldMapEveryName() {
    return Stream.of(
        Arguments.of("Products Searched", "'query':'gold ring'", new Search("gold ring", null)),
        Arguments.of("Product List Viewed", "'list_id':'home','category':'R'," + LIST, SHOWN),
        Arguments.of("Viewed Product List", "'list_id':'home'," + LIST, SHOWN),
        Arguments.of(
            "Viewed Product Category",
            "'category':'R'," + LIST,
            new ListView("R", null, List.of("p1", "p2"))),
        Arguments.of(
            "Product List Filtered",
            "'list_id':'home','filters':[{'type':'price','value':'1-2'}]," + LIST,
            SHOWN),
        Arguments.of(
            "Product List Filtered", "'list_id':'home'", new Other("Product List Filtered")),
        Arguments.of("Promotion Viewed", "'promotion_id':'x'", new Other("Promotion Viewed")),
        Arguments.of("Viewed Promotion", "'id':'x'", new Other("Viewed Promotion")),
        Arguments.of("Promotion Clicked", "'promotion_id':'x'", new Other("Promotion Clicked")),
        Arguments.of("Clicked Promotion", "'id':'x'", new Other("Clicked Promotion")),
        Arguments.of("Product Clicked", P, CLICK),
        Arguments.of("Clicked Product", "'id':'p1','position':3", CLICK),
        Arguments.of("Product Viewed", "'currency':'EUR','value':19.5," + P, VIEW),
        Arguments.of("Viewed Product", "'id':'p1'", VIEW),
        Arguments.of("Product Added", "'cart_id':'c'," + P, ADD),
        Arguments.of("Added Product", "'id':'p1','quantity':2,'price':19.5", ADD),
        Arguments.of("Product Removed", "'cart_id':'c'," + P, REMOVE),
        Arguments.of("Removed Product", "'id':'p1','quantity':2", REMOVE),
        Arguments.of("Cart Viewed", "'cart_id':'c'," + LIST, new Other("Cart Viewed")),
        Arguments.of("Checkout Started", ORDER, new Other("Checkout Started")),
        Arguments.of("Started Order", ORDER, new Other("Started Order")),
        Arguments.of("Checkout Step Viewed", "'step':1", new Other("Checkout Step Viewed")),
        Arguments.of("Checkout Step Completed", "'step':1", new Other("Checkout Step Completed")),
        Arguments.of("Payment Info Entered", "'step':1", new Other("Payment Info Entered")),
        Arguments.of("Order Updated", ORDER, new Other("Order Updated")),
        Arguments.of("Order Completed", "'checkout_id':'c','subtotal':46," + ORDER, PLACED),
        Arguments.of(
            "Completed Order",
            "'orderId':'o1','currency':'EUR',"
                + "'products':[{'id':'p1','quantity':2,'price':19.5},{'sku':'p2','price':7}]",
            PLACED),
        Arguments.of(
            "Order Refunded", "'order_id':'o1'", new OrderReversed("o1", List.of(), "refunded")),
        Arguments.of(
            "Order Refunded",
            "'order_id':'o1','total':7,'currency':'EUR','products':[{'product_id':'p2'}]",
            new OrderReversed("o1", List.of("p2"), "refunded")),
        Arguments.of(
            "Order Cancelled", ORDER, new OrderReversed("o1", List.of("p1", "p2"), "cancelled")),
        Arguments.of("Coupon Entered", "'coupon_id':'c'", new Other("Coupon Entered")),
        Arguments.of("Coupon Applied", "'coupon_id':'c'", new Other("Coupon Applied")),
        Arguments.of("Coupon Denied", "'reason':'old'", new Other("Coupon Denied")),
        Arguments.of("Coupon Removed", "'coupon_id':'c'", new Other("Coupon Removed")),
        Arguments.of("Product Added to Wishlist", "'wishlist_id':'w'," + P, new Wish("p1", false)),
        Arguments.of("Product Removed from Wishlist", P, new Wish("p1", true)),
        Arguments.of("Wishlist Product Added to Cart", "'wishlist_id':'w'," + P, ADD),
        Arguments.of("Product Shared", "'share_via':'email'," + P, new Other("Product Shared")),
        Arguments.of("Cart Shared", "'share_via':'email'," + LIST, new Other("Cart Shared")),
        Arguments.of(
            "Product Reviewed",
            "'product_id':'p1','review_id':'r','review_body':'fine','rating':4.5",
            new Rating("p1", 4.5f)),
        Arguments.of("Song Played", "'product_id':'p1'", new Other("Song Played")));
  }

  @ParameterizedTest
  @MethodSource
  void shouldMapEveryName(String name, String properties, Object payload) throws Exception {
    Translated translated = translate(name, properties);

    assertThat(payloads(translated)).containsExactly(payload);
  }

  @ParameterizedTest
  @MethodSource("shouldMapEveryName")
  void shouldBecomeTheTypeThatTheTableNames(String name, String properties, Object payload) {
    String type = SegmentEvent.meaningOf(name).type();
    String made = payload.getClass().getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", "-");

    assertThat(List.of(type, "other")).contains(made.toLowerCase(Locale.ROOT));
  }

  @Test
  void shouldHaveAnExampleOfEveryEvent() {
    Set<String> examples =
        shouldMapEveryName().map(example -> (String) example.get()[0]).collect(Collectors.toSet());

    assertThat(Arrays.stream(SegmentEvent.values()).map(event -> event.names().getFirst()))
        .allMatch(examples::contains);
  }

  @Test
  void shouldGiveNoNameTwoMeanings() {
    List<String> names =
        Arrays.stream(SegmentEvent.values()).flatMap(event -> event.names().stream()).toList();

    assertThat(new TreeSet<>(names)).hasSize(names.size());
  }

  @Test
  void shouldUnderstandNamesInAnyCase() throws Exception {
    assertThat(payloads(translate(" product VIEWED ", P))).containsExactly(VIEW);
  }

  @Test
  void shouldCarryWhatAttributionNeeds() throws Exception {
    String attributed = "'product_id':'p1','recommendation_id':'r','list_id':'home','position':3";

    assertThat(payloads(translate("Product Viewed", attributed)))
        .containsExactly(new ItemView("p1", "r"));
    assertThat(payloads(translate("Product Clicked", attributed)))
        .containsExactly(new ListClick("p1", "home", 3, "r"));
    assertThat(payloads(translate("Product Added", attributed)))
        .containsExactly(new CartAdd("p1", 1, null, "r"));
    assertThat(payloads(translate("Product List Viewed", attributed + "," + LIST)))
        .containsExactly(new ListView("home", "r", List.of("p1", "p2")));
  }

  @Test
  void shouldMakeOneEventOfEachProduct() throws Exception {
    Translated.Message message = (Translated.Message) translate("Product Added", LIST);

    assertThat(message.payloads()).containsExactly(ADD, new CartAdd("p2", 1, 7.0, null));
    assertThat(message.eventId("m", 0)).isEqualTo("m#0");
    assertThat(message.eventId("m", 1)).isEqualTo("m#1");
  }

  @Test
  void shouldNotTakeBackAWholeOrderForALineWithoutAnId() throws Exception {
    Translated translated =
        translate("Order Refunded", "'order_id':'o1','products':[{'name':'x'}]");

    assertThat(translated)
        .isInstanceOfSatisfying(
            Translated.Untranslatable.class,
            refused ->
                assertThat(refused.what())
                    .isEqualTo("Order Refunded has a product without a product_id"));
  }

  private static Translated translate(String name, String properties) throws Exception {
    String call =
        "{'type':'track','event':'" + name + "','userId':'u','properties':{" + properties + "}}";
    JsonNode json = JSON.readTree(call.replace('\'', '"'));
    return new SegmentCalls(ConsentChoices.USUAL)
        .translate(json, "track", new SegmentClock(Optional.of(Instant.EPOCH), Optional.empty()));
  }

  private static List<Object> payloads(Translated translated) {
    assertThat(translated).isInstanceOf(Translated.Message.class);
    return ((Translated.Message) translated).payloads();
  }
}
