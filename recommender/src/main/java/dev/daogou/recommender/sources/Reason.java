package dev.daogou.recommender.sources;

import java.util.Locale;

/** Why an item is shown, as readers are told. */
public enum Reason {
  UNKNOWN,
  VIEWED_NEXT,
  BOUGHT_TOGETHER,
  SIMILAR,
  MATCHES_TASTE,
  MATCHES_SEARCH,
  SEEN_BEFORE,
  BOUGHT_BEFORE,
  TRENDING,
  NEW;

  private final String label = name().toLowerCase(Locale.ROOT).replace('_', '-');

  /** Name in answers. */
  public String label() {
    return label;
  }
}
