package dev.daogou.serving.peers;

import java.time.Duration;
import java.util.Optional;

/** A kind of question that an instance answers to others, from its own stores alone. */
public interface PeerQuestion {
  /** Name of the kind, as in the address. */
  String name();

  /** The answer; may block. */
  PeerAnswer answer(Asked asked);

  /**
   * What is asked.
   *
   * @param tenant whose shop
   * @param shopper id of the shopper
   * @param receipt of an event that the answer shall reflect, as the collectors write it
   * @param patience longest time to wait for that
   */
  record Asked(String tenant, String shopper, Optional<String> receipt, Duration patience) {
    /** Without a receipt. */
    public static Asked about(String tenant, String shopper) {
      return new Asked(tenant, shopper, Optional.empty(), Duration.ZERO);
    }
  }
}
