package dev.daogou.catalogue;

import dev.daogou.intake.Rejection;
import dev.daogou.schemas.CatalogueUpdate;
import dev.daogou.schemas.CataloguedItem;
import org.jspecify.annotations.Nullable;

/** What became of a catalogue update. */
sealed interface CatalogueChange {
  /** It is well formed and goes to the task that owns the item. */
  record Checked(CatalogueUpdate update) implements CatalogueChange {}

  /** The item as it stands now; null when it has left. */
  record Merged(@Nullable CataloguedItem item) implements CatalogueChange {}

  /** It cannot be used. */
  record Refused(byte @Nullable [] key, byte @Nullable [] value, Rejection rejection)
      implements CatalogueChange {}
}
