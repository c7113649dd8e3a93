package dev.daogou.vocabularies;

import java.util.List;

/** What a meaning makes of an event: payloads of the contract, or what is missing for them. */
public sealed interface Payloads {
  /** At least one payload. */
  record Found(List<Object> payloads) implements Payloads {
    public Found {
      payloads = List.copyOf(payloads);
    }
  }

  /**
   * No payload can be made.
   *
   * @param what is wrong, in words for the sender
   */
  record Lacking(Fault fault, String what) implements Payloads {}

  /** One payload. */
  static Payloads of(Object payload) {
    return new Found(List.of(payload));
  }

  /** The event says nothing without this. */
  static Payloads missing(String what) {
    return new Lacking(Fault.MISSING_FIELD, what);
  }
}
