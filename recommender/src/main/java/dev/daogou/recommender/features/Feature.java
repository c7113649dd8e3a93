package dev.daogou.recommender.features;

import java.util.Arrays;
import java.util.List;

/**
 * What the ranker is told of a candidate besides the vectors, in this order. A model names the
 * features that it was trained with, and is refused where they are not these.
 */
public enum Feature {
  /** Scores of the sources, each {@code log(1 + 100 * score)}. */
  SEQUENCE,
  ALIKE,
  SHARED,
  COMPANY,
  FOLLOWED,
  AFTER,
  AHEAD,
  PAIR,
  NEXT,
  BEFORE,
  FURTHER,
  BOUGHT,
  SIMILAR,
  TASTE,
  SEARCH,
  CATEGORY_TREND,
  TREND,
  SEEN,
  /** Scores of the sources that start from others' behaviour, as shares of the highest. */
  ALIKE_SHARE,
  SHARED_SHARE,
  COMPANY_SHARE,
  FOLLOWED_SHARE,
  AFTER_SHARE,
  AHEAD_SHARE,
  PAIR_SHARE,
  NEXT_SHARE,
  BEFORE_SHARE,
  FURTHER_SHARE,
  /** Logarithm of the sequence model's score, at least -10; so, too, where it says nothing. */
  LOG_SEQUENCE,
  /** 1 where the sequence model knows the item and expects it to some degree. */
  EXPECTED,
  /** Log of one plus a hundred times the blended score. */
  BLEND,
  /** One over one plus the place by blended score. */
  BLEND_PLACE,
  /** Log of the number of sessions with the item. */
  SESSIONS,
  /** Share of the current item's sessions' number: how much commoner the item is, as a log. */
  COMMONER,
  /** Age of the newest session with the item: log of hours, at most a month. */
  LAST_SEEN,
  /** Likewise of the session before some more: how steadily the item is seen. */
  STEADILY,
  /** Cosine of the short vector's content part with the item's. */
  SHORT_CONTENT,
  /** Cosine of the long vector's content part with the item's. */
  LONG_CONTENT,
  /** Cosine of the short vector with the item's behaviour vector. */
  SHORT_BEHAVIOUR,
  /** Cosine of the long vector with the item's behaviour vector. */
  LONG_BEHAVIOUR,
  /** Log of popularity as a share of the most popular item's. */
  POPULARITY,
  /** Trend as a share of popularity. */
  RISING,
  /** 1 for the item that the shopper looks at. */
  IS_CURRENT,
  /** Log of how often the shopper visited it. */
  VISITS,
  /** One over one plus its place among the shopper's recent items; 0 where it is none of them. */
  OWN_RECENCY,
  /** 1 where the shopper looked at it just before the current item. */
  IS_PREVIOUS,
  /** Visits in the newest session as a share of that session's. */
  SESSION_SHARE,
  /** 1 where it stands in the newest session. */
  IN_SESSION,
  /** Share of the newest session's visits that returned to an item; for own items only. */
  RETURNS,
  /** Log of the seconds since the visit before the newest; for own items only. */
  OWN_PAUSE,
  /** Log of the share of moves that stay with the item just seen; for the current item only. */
  SHOP_STAYS,
  /** Log of the share of moves that return to an earlier item; for those of the session only. */
  SHOP_RETURNS,
  /** 1 where it lies in the cart. */
  IN_CART,
  /** 1 where the shopper bought it. */
  WAS_BOUGHT,
  /** Log of how often it was shown to the shopper and left alone, decayed. */
  FATIGUE,
  /** 1 where it shares the leaf category of the newest item. */
  SAME_CATEGORY,
  /** Share of recent items in its leaf category. */
  CATEGORY_SHARE,
  /**
   * Distance of its price from the recent items' mean, as a logarithm, at most 3; 0 where unknown.
   */
  PRICE_GAP,
  /** 1 where a recent item is of its brand. */
  SAME_BRAND,
  /** Place in the order of arrival in the catalogue, from 0 (first) to 1 (newest). */
  NEWNESS,
  /** Log of the number of recent items. */
  HISTORY,
  /** Log of the number of visits of the newest session. */
  SESSION_LENGTH,
  /** Share of the newest session's visits that returned to an item. */
  RETURNING,
  /** Log of the seconds between the two newest interactions. */
  PAUSE,
  /** Log of the number of sessions with the current item: how much evidence there is. */
  EVIDENCE,
  /** 1 where the shopper used words within the session gap. */
  HAS_WORDS;

  private static final List<String> NAMES = Arrays.stream(values()).map(Enum::name).toList();

  /** Names in order, as a model's manifest lists them. */
  public static List<String> names() {
    return NAMES;
  }
}
