package dev.daogou.vocabularies;

import java.util.Locale;

/** Why a message cannot be put into the words of the contract. */
public enum Fault {
  /** It is no JSON object, or of no known shape. */
  NOT_AN_OBJECT,
  /** Something is missing without which it says nothing. */
  MISSING_FIELD,
  /** A number lies outside of what it may be. */
  BAD_NUMBER,
  /** A time cannot be read. */
  UNREADABLE_TIME;

  /** Name in answers and metrics: lower case with dashes. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
