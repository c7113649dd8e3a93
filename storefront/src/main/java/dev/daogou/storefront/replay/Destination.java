package dev.daogou.storefront.replay;

import dev.daogou.schemas.CatalogueUpdate;
import dev.daogou.schemas.StorefrontEvent;
import java.util.Optional;

/** Where a replay sends what it reads; entries of one shopper, or item, arrive in order. */
public interface Destination extends AutoCloseable {
  /** Sends an event; waits where the destination cannot keep up. */
  void send(StorefrontEvent event);

  /** Sends a change of the catalogue; waits likewise. */
  void send(CatalogueUpdate update);

  /**
   * Sends a change of the catalogue and remembers where it stands, for those who are told of
   * refusals.
   */
  default void send(CatalogueUpdate update, Place place) {
    send(update);
  }

  /** Why nothing more can be sent, once that is so. */
  Optional<String> failure();

  /** Sends what is still waiting. */
  @Override
  void close();
}
