package dev.daogou.vocabularies.ga4;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.daogou.schemas.CartAdd;
import dev.daogou.schemas.CartRemove;
import dev.daogou.schemas.Consent;
import dev.daogou.schemas.IdentityLink;
import dev.daogou.schemas.ItemView;
import dev.daogou.schemas.ListClick;
import dev.daogou.schemas.ListView;
import dev.daogou.schemas.OrderLine;
import dev.daogou.schemas.OrderPlaced;
import dev.daogou.schemas.OrderReversed;
import dev.daogou.schemas.Other;
import dev.daogou.schemas.Search;
import dev.daogou.schemas.Wish;
import dev.daogou.vocabularies.Translated;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every e-commerce event of GA4, with the parameters that its reference lists. */
class Ga4PayloadTest {
  private static final String ITEM =
      "{'item_id':'p1','item_name':'Ring','index':3,'item_brand':'B','item_category':'Rings',"
          + "'item_variant':'gold','price':19.5,'quantity':2,'discount':1,'coupon':'C'}";
  private static final String ONE = "'currency':'EUR','value':39,'items':[" + ITEM + "]";
  private static final String TWO =
      "'currency':'EUR','value':46,'items':[" + ITEM + ",{'item_name':'p2','price':7}]";
  private static final String ORDER =
      "'transaction_id':'o1','tax':0,'shipping':1,'affiliation':'web',";

  static Stream<Arguments> shouldMapEveryName() {
    return Stream.of(
        Arguments.of("search", "'search_term':'gold ring'", new Search("gold ring", null)),
        Arguments.of("view_search_results", "'search_term':'gold'", new Search("gold", null)),
        Arguments.of(
            "view_item_list",
            "'item_list_id':'home','item_list_name':'Home'," + TWO,
            new ListView("home", null, List.of("p1", "p2"))),
        Arguments.of(
            "view_item_list",
            "'items':[{'item_id':'p1','item_list_id':'own'}],'recommendation_id':'r'",
            new ListView("own", "r", List.of("p1"))),
        Arguments.of(
            "select_item",
            "'item_list_id':'home','recommendation_id':'r'," + ONE,
            new ListClick("p1", "home", 3, "r")),
        Arguments.of("view_item", ONE, new ItemView("p1", null)),
        Arguments.of("add_to_wishlist", ONE, new Wish("p1", false)),
        Arguments.of("add_to_cart", ONE, new CartAdd("p1", 2, 19.5, null)),
        Arguments.of("remove_from_cart", ONE, new CartRemove("p1", 2)),
        Arguments.of("view_cart", TWO, new Other("view_cart")),
        Arguments.of("begin_checkout", TWO, new Other("begin_checkout")),
        Arguments.of("add_shipping_info", TWO, new Other("add_shipping_info")),
        Arguments.of("add_payment_info", TWO, new Other("add_payment_info")),
        Arguments.of(
            "purchase",
            ORDER + TWO,
            new OrderPlaced(
                "o1", List.of(new OrderLine("p1", 2, 19.5), new OrderLine("p2", 1, 7.0)), "EUR")),
        Arguments.of(
            "refund", "'transaction_id':'o1'", new OrderReversed("o1", List.of(), "refunded")),
        Arguments.of("refund", ORDER + ONE, new OrderReversed("o1", List.of("p1"), "refunded")),
        Arguments.of("view_promotion", "'promotion_id':'x'," + ONE, new Other("view_promotion")),
        Arguments.of("select_promotion", "'promotion_id':'x'", new Other("select_promotion")),
        Arguments.of("login", "'method':'mail'", new IdentityLink("u")),
        Arguments.of("sign_up", "'method':'mail'", new IdentityLink("u")),
        Arguments.of("level_up", "'level':3", new Other("level_up")));
  }

  @ParameterizedTest
  @MethodSource
  void shouldMapEveryName(String name, String params, Object payload) throws Exception {
    Translated.Message message = message("'user_id':'u'", "", name, params);

    assertThat(message.payloads()).containsExactly(payload);
    assertThat(message.shopper()).isEqualTo("u");
    assertThat(message.anonymousId()).isEqualTo("c.1");
  }

  @Test
  void shouldHaveAnExampleOfEveryEvent() {
    Set<String> examples =
        shouldMapEveryName().map(example -> (String) example.get()[0]).collect(Collectors.toSet());

    assertThat(Arrays.stream(Ga4Event.values()).map(Ga4Event::event)).allMatch(examples::contains);
  }

  @Test
  void shouldMakeOneEventOfEachItem() throws Exception {
    Translated.Message message = message("'x':1", "", "add_to_cart", TWO);

    assertThat(message.payloads())
        .containsExactly(new CartAdd("p1", 2, 19.5, null), new CartAdd("p2", 1, 7.0, null));
  }

  @Test
  void shouldTakeTheEventsOwnTimeFirst() throws Exception {
    String body = "'timestamp_micros':1772366400000000";

    assertThat(message(body, "", "view_cart", "").time())
        .isEqualTo(Instant.parse("2026-03-01T12:00:00Z"));
    assertThat(message(body, "'timestamp_micros':'1772366460000000',", "view_cart", "").time())
        .isEqualTo(Instant.parse("2026-03-01T12:01:00Z"));
    assertThat(message("'x':1", "", "view_cart", "").time()).isNull();
  }

  @Test
  void shouldTellASecondSendingFromASecondEvent() throws Exception {
    String timed = "'timestamp_micros':1772366400000000";

    String id = message(timed, "", "view_item", ONE).id();

    assertThat(message(timed, "", "view_item", ONE).id()).isEqualTo(id);
    assertThat(message(timed, "", "view_item", TWO).id()).isNotEqualTo(id);
    assertThat(message("'timestamp_micros':1772366400000001", "", "view_item", ONE).id())
        .isNotEqualTo(id);
    assertThat(message("'x':1", "", "view_item", ONE).id()).isNull();
    assertThat(message("'x':1", "", "view_item", "'event_id':'mine'," + ONE).id())
        .isEqualTo("mine");
    assertThat(message("'x':1", "", "purchase", ORDER + ONE).id())
        .isEqualTo(message(timed, "", "purchase", ORDER + TWO).id());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          'consent':{'ad_personalization':'DENIED'}                              | COUNT_ONLY
          'consent':{'ad_personalization':'GRANTED','ad_user_data':'DENIED'}     | PERSONALIZE
          'non_personalization_signals':true                                     | COUNT_ONLY
          'non_personalized_ads':true                                            | COUNT_ONLY
          'non_personalized_ads':false                                           | PERSONALIZE
          'x':1                                                                  | PERSONALIZE
          """)
  void shouldHeedConsent(String body, Consent consent) throws Exception {
    assertThat(message(body, "", "view_cart", "").consent()).isEqualTo(consent);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {'events':[{'name':'x'}]}                                                | client_id
          {'client_id':'c','events':[{}]}                                          | events[0].name
          {'client_id':'c','events':[7]}                                           | events[0].name
          {'client_id':'c','events':[{'name':'view_item'}]}                        | events[0].params
          {'client_id':'c','events':[{'name':'purchase','params':{'items':[]}}]}   | events[0].params
          {'client_id':'c','events':[{'name':'x','timestamp_micros':1.5}]}         | events[0].timestamp_micros
          {'client_id':'c','timestamp_micros':-1,'events':[{'name':'x'}]}          | events[0].timestamp_micros
          """)
  void shouldNameTheFieldThatIsAtFault(String body, String field) throws Exception {
    assertThat(translate(body))
        .singleElement()
        .isInstanceOfSatisfying(
            Translated.Untranslatable.class,
            refused -> assertThat(refused.field()).isEqualTo(field));
  }

  @Test
  void shouldFindNoEventsWhereThereAreNone() throws Exception {
    assertThat(translate("{'client_id':'c'}")).isEmpty();
    assertThat(translate("[]")).isEmpty();
    assertThat(translate("{'client_id':'c','events':7}")).isEmpty();
  }

  private static Translated.Message message(String body, String event, String name, String params)
      throws Exception {
    List<Translated> translated =
        translate(
            "{'client_id':'c.1',%s,'events':[{%s'name':'%s','params':{%s}}]}"
                .formatted(body, event, name, params));
    assertThat(translated).singleElement().isInstanceOf(Translated.Message.class);
    return (Translated.Message) translated.getFirst();
  }

  private static List<Translated> translate(String body) throws Exception {
    return Ga4Payload.of(new ObjectMapper().readTree(body.replace('\'', '"'))).translate();
  }
}
