package dev.daogou.vocabularies.segment;

import dev.daogou.vocabularies.Meaning;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The names of Segment's e-commerce events, with those of version 1, and what each means. */
public enum SegmentEvent {
  PRODUCTS_SEARCHED(Meaning.SEARCH, "Products Searched", "Searched Products"),
  PRODUCT_LIST_VIEWED(
      Meaning.LIST_VIEW, "Product List Viewed", "Viewed Product List", "Viewed Product Category"),
  PRODUCT_LIST_FILTERED(Meaning.NARROWED_LIST, "Product List Filtered", "Filtered Product List"),
  PROMOTION_VIEWED(Meaning.OTHER, "Promotion Viewed", "Viewed Promotion"),
  PROMOTION_CLICKED(Meaning.OTHER, "Promotion Clicked", "Clicked Promotion"),
  PRODUCT_CLICKED(Meaning.LIST_CLICK, "Product Clicked", "Clicked Product"),
  PRODUCT_VIEWED(Meaning.ITEM_VIEW, "Product Viewed", "Viewed Product"),
  PRODUCT_ADDED(Meaning.CART_ADD, "Product Added", "Added Product"),
  PRODUCT_REMOVED(Meaning.CART_REMOVE, "Product Removed", "Removed Product"),
  CART_VIEWED(Meaning.OTHER, "Cart Viewed", "Viewed Cart"),
  CHECKOUT_STARTED(Meaning.OTHER, "Checkout Started", "Started Order", "Started Checkout"),
  CHECKOUT_STEP_VIEWED(Meaning.OTHER, "Checkout Step Viewed", "Viewed Checkout Step"),
  CHECKOUT_STEP_COMPLETED(Meaning.OTHER, "Checkout Step Completed", "Completed Checkout Step"),
  PAYMENT_INFO_ENTERED(Meaning.OTHER, "Payment Info Entered", "Entered Payment Info"),
  ORDER_UPDATED(Meaning.OTHER, "Order Updated", "Updated Order"),
  ORDER_COMPLETED(Meaning.ORDER_PLACED, "Order Completed", "Completed Order"),
  ORDER_REFUNDED(Meaning.REFUND, "Order Refunded", "Refunded Order"),
  ORDER_CANCELLED(Meaning.CANCELLATION, "Order Cancelled", "Order Canceled", "Cancelled Order"),
  COUPON_ENTERED(Meaning.OTHER, "Coupon Entered", "Entered Coupon"),
  COUPON_APPLIED(Meaning.OTHER, "Coupon Applied", "Applied Coupon"),
  COUPON_DENIED(Meaning.OTHER, "Coupon Denied", "Denied Coupon"),
  COUPON_REMOVED(Meaning.OTHER, "Coupon Removed", "Removed Coupon"),
  PRODUCT_ADDED_TO_WISHLIST(Meaning.WISH, "Product Added to Wishlist", "Added Product to Wishlist"),
  PRODUCT_REMOVED_FROM_WISHLIST(
      Meaning.UNWISH, "Product Removed from Wishlist", "Removed Product from Wishlist"),
  WISHLIST_PRODUCT_ADDED_TO_CART(
      Meaning.CART_ADD, "Wishlist Product Added to Cart", "Added Wishlist Product to Cart"),
  PRODUCT_SHARED(Meaning.OTHER, "Product Shared", "Shared Product"),
  CART_SHARED(Meaning.OTHER, "Cart Shared", "Shared Cart"),
  PRODUCT_REVIEWED(Meaning.RATING, "Product Reviewed", "Reviewed Product");

  private static final Map<String, Meaning> MEANINGS = meanings();

  private final Meaning meaning;
  private final List<String> names;

  SegmentEvent(Meaning meaning, String... names) {
    this.meaning = meaning;
    this.names = List.of(names);
  }

  /** What it means. */
  public Meaning meaning() {
    return meaning;
  }

  /** Its names, that of version 2 first. */
  public List<String> names() {
    return names;
  }

  /** What an event of that name means; letter case does not count, unknown names are other. */
  static Meaning meaningOf(String name) {
    return MEANINGS.getOrDefault(folded(name), Meaning.OTHER);
  }

  private static Map<String, Meaning> meanings() {
    Map<String, Meaning> meanings = new HashMap<>();
    Arrays.stream(values())
        .flatMap(event -> event.names.stream().map(name -> Map.entry(name, event.meaning)))
        .forEach(entry -> meanings.put(folded(entry.getKey()), entry.getValue()));
    return Collections.unmodifiableMap(meanings);
  }

  private static String folded(String name) {
    return name.strip().toLowerCase(Locale.ROOT);
  }
}
