package dev.daogou.storefront.importer;

import dev.daogou.schemas.CatalogueUpdate;
import dev.daogou.schemas.StorefrontEvent;
import dev.daogou.storefront.replay.Destination;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;

/** Counts what would be sent. */
public final class DryRun implements Destination {
  private final LongAdder entries = new LongAdder();

  /** What would have been sent so far. */
  public long entries() {
    return entries.sum();
  }

  @Override
  public void send(StorefrontEvent event) {
    entries.increment();
  }

  @Override
  public void send(CatalogueUpdate update) {
    entries.increment();
  }

  @Override
  public Optional<String> failure() {
    return Optional.empty();
  }

  @Override
  public void close() {}
}
