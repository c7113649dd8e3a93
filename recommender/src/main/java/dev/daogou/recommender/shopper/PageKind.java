package dev.daogou.recommender.shopper;

import dev.daogou.recommender.shopper.ShopperEvent.Action;

/**
 * On what kind of page an event happened. What was done says so: paths look different in every
 * shop, and actions do not.
 */
public enum PageKind {
  /** None of the others. */
  OTHER,
  /** An item was looked at, or followed from a list. */
  PRODUCT,
  /** A list of the shop's own was shown. */
  CATEGORY,
  /** Words were searched. */
  SEARCH,
  /** Something was put into the cart or taken out. */
  CART;

  static PageKind of(Action action) {
    return switch (action) {
      case Action.View _, Action.Click _ -> PRODUCT;
      case Action.Shown _ -> CATEGORY;
      case Action.Search _ -> SEARCH;
      case Action.CartAdd _, Action.CartRemove _ -> CART;
      case Action.Wish _,
          Action.Unwish _,
          Action.Rate _,
          Action.GuideTurn _,
          Action.Order _,
          Action.Reverse _,
          Action.Nothing _ ->
          OTHER;
    };
  }
}
