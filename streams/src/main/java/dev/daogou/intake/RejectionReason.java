package dev.daogou.intake;

import java.util.Locale;

/** Why a record cannot be used, and what its sender should do. */
public enum RejectionReason {
  /**
   * The bytes are not Avro of a schema that this program knows: check the encoding, or upgrade
   * Daogou before the sender.
   */
  UNREADABLE,
  /** There is no value: send events, never tombstones. */
  EMPTY,
  /** The key is not {@code tenant/shopper}: build it so, in UTF-8. */
  BAD_KEY,
  /** Key and content name different tenants or shoppers: derive the key from the content. */
  KEY_DISAGREES,
  /** A required id or text is missing, too long, or holds control characters: fill it in. */
  BAD_ID,
  /** The event time lies before 1995: send epoch milliseconds, not seconds. */
  BAD_TIME,
  /** A number is negative, not finite or out of range: send a plain amount. */
  BAD_NUMBER,
  /** A list that must have entries has none, or far too many: split it, or leave the event out. */
  BAD_LIST,
  /** A text is too long: shorten it. */
  TOO_LARGE,
  /** Nobody declared the tenant: add it to {@code daogou.tenants}, or name the right one. */
  UNKNOWN_TENANT,
  /** Price or stock of an item that the catalogue does not know: send the whole item first. */
  UNKNOWN_ITEM;

  /** Name in headers, metrics and answers: lower case with dashes. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
