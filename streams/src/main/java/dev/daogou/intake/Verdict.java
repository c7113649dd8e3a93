package dev.daogou.intake;

import dev.daogou.schemas.StorefrontEvent;
import org.jspecify.annotations.Nullable;

/** What intake decided about one record. */
public sealed interface Verdict {
  /** The event may enter. */
  record Accepted(StorefrontEvent event) implements Verdict {}

  /**
   * The event is good but lies on a partition that another task owns: its sender hashes keys
   * differently.
   */
  record Stray(StorefrontEvent event) implements Verdict {}

  /** The shopper wants to be counted only: no profile is kept. */
  record CountOnly(StorefrontEvent event) implements Verdict {}

  /**
   * The record cannot be used.
   *
   * @param key original bytes, or null
   * @param value original bytes, or null
   */
  record Rejected(byte @Nullable [] key, byte @Nullable [] value, Rejection rejection)
      implements Verdict {}
}
