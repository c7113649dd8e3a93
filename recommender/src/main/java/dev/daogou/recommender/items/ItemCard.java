package dev.daogou.recommender.items;

import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What recommending and showing an item needs to know of it.
 *
 * @param item id
 * @param title in the item's own language
 * @param titles in further languages, by BCP 47 tag
 * @param categoryPath from the widest to the narrowest
 * @param brand or null
 * @param price or null
 * @param currency or null
 * @param image address, or null
 * @param variantOf the product of which it is a variant, or null
 * @param attributes further properties: colour, material, size …
 * @param availability as shops name it: in-stock, out-of-stock, preorder, discontinued
 * @param offered whether it can be had, and so be recommended, until it expires
 * @param expiresAt epoch milliseconds from which on it cannot be had; far away where it never does
 * @param order rises with every item that is new to the catalogue
 */
public record ItemCard(
    String item,
    String title,
    Map<String, String> titles,
    List<String> categoryPath,
    @Nullable String brand,
    @Nullable Double price,
    @Nullable String currency,
    @Nullable String image,
    @Nullable String variantOf,
    Map<String, String> attributes,
    String availability,
    boolean offered,
    long expiresAt,
    long order) {
  /** Of an item that never expires. */
  public static final long NEVER = Long.MAX_VALUE;

  ItemCard withOrder(long place) {
    return new ItemCard(
        item,
        title,
        titles,
        categoryPath,
        brand,
        price,
        currency,
        image,
        variantOf,
        attributes,
        availability,
        offered,
        expiresAt,
        place);
  }

  /** Whether it may be recommended at that time, epoch milliseconds. */
  boolean isOffered(LongSupplier now) {
    return offered && (expiresAt == NEVER || now.getAsLong() < expiresAt);
  }

  /** The narrowest category, or an empty text. */
  public String leafCategory() {
    return categoryPath.isEmpty() ? "" : categoryPath.getLast();
  }
}
