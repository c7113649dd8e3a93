package dev.daogou.vocabularies.ga4;

import dev.daogou.vocabularies.Meaning;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The names of GA4's e-commerce events, and what each means. */
public enum Ga4Event {
  SEARCH("search", Meaning.SEARCH),
  VIEW_SEARCH_RESULTS("view_search_results", Meaning.SEARCH),
  VIEW_ITEM_LIST("view_item_list", Meaning.LIST_VIEW),
  SELECT_ITEM("select_item", Meaning.LIST_CLICK),
  VIEW_ITEM("view_item", Meaning.ITEM_VIEW),
  ADD_TO_WISHLIST("add_to_wishlist", Meaning.WISH),
  ADD_TO_CART("add_to_cart", Meaning.CART_ADD),
  REMOVE_FROM_CART("remove_from_cart", Meaning.CART_REMOVE),
  VIEW_CART("view_cart", Meaning.OTHER),
  BEGIN_CHECKOUT("begin_checkout", Meaning.OTHER),
  ADD_SHIPPING_INFO("add_shipping_info", Meaning.OTHER),
  ADD_PAYMENT_INFO("add_payment_info", Meaning.OTHER),
  PURCHASE("purchase", Meaning.ORDER_PLACED),
  REFUND("refund", Meaning.REFUND),
  VIEW_PROMOTION("view_promotion", Meaning.OTHER),
  SELECT_PROMOTION("select_promotion", Meaning.OTHER),
  LOGIN("login", Meaning.IDENTITY_LINK),
  SIGN_UP("sign_up", Meaning.IDENTITY_LINK);

  private static final Map<String, Ga4Event> BY_NAME =
      Arrays.stream(values()).collect(Collectors.toMap(each -> each.event, Function.identity()));

  private final String event;
  private final Meaning meaning;

  Ga4Event(String event, Meaning meaning) {
    this.event = event;
    this.meaning = meaning;
  }

  /** GA4's name for it. */
  public String event() {
    return event;
  }

  /** What it means. */
  public Meaning meaning() {
    return meaning;
  }

  /** What an event of that name means; unknown names are other. */
  static Meaning meaningOf(String name) {
    Ga4Event known = BY_NAME.get(name);
    return known == null ? Meaning.OTHER : known.meaning;
  }
}
