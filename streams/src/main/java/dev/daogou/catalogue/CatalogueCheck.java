package dev.daogou.catalogue;

import dev.daogou.app.StageMetrics;
import dev.daogou.intake.KnownTenants;
import dev.daogou.intake.Rejection;
import dev.daogou.intake.RejectionReason;
import dev.daogou.schemas.CatalogueUpdate;
import dev.daogou.schemas.ItemKey;
import dev.daogou.schemas.Topic;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;

/** Decodes and checks each record of the catalogue-updates topic. */
final class CatalogueCheck extends ContextualProcessor<byte[], byte[], ItemKey, CatalogueChange> {
  private final Topic<ItemKey, CatalogueUpdate> updates;
  private final KnownTenants tenants;
  private final StageMetrics metrics;

  CatalogueCheck(
      Topic<ItemKey, CatalogueUpdate> updates, KnownTenants tenants, StageMetrics metrics) {
    this.updates = updates;
    this.tenants = tenants;
    this.metrics = metrics;
  }

  @Override
  public void process(Record<byte[], byte[]> record) {
    CatalogueChange change = judge(record);
    ItemKey key =
        switch (change) {
          case CatalogueChange.Checked checked ->
              new ItemKey(checked.update().getTenant(), checked.update().getItem());
          case CatalogueChange.Refused refused -> {
            metrics.rejected(refused.rejection().reason().label());
            yield null;
          }
          case CatalogueChange.Merged merged ->
              throw new IllegalStateException("nothing is merged yet");
        };
    context().forward(new Record<>(key, change, record.timestamp(), record.headers()));
  }

  private CatalogueChange judge(Record<byte[], byte[]> record) {
    if (record.value() == null) {
      return refuse(
          record, RejectionReason.EMPTY, "send an ItemRemoval, not a tombstone, to remove an item");
    }
    Optional<ItemKey> key =
        record.key() == null
            ? Optional.empty()
            : ItemKey.parse(new String(record.key(), StandardCharsets.UTF_8));
    if (key.isEmpty()) {
      return refuse(record, RejectionReason.BAD_KEY, "key is not tenant/item");
    }
    Optional<Rejection> unknown = tenants.check(key.get().tenant());
    if (unknown.isPresent()) {
      return new CatalogueChange.Refused(record.key(), record.value(), unknown.get());
    }
    try {
      CatalogueUpdate update =
          updates
              .value()
              .deserializer()
              .deserialize(updates.name(), record.headers(), record.value());
      return judge(key.get(), update, record);
    } catch (SerializationException e) {
      return refuse(record, RejectionReason.UNREADABLE, String.valueOf(e.getMessage()));
    }
  }

  private static CatalogueChange judge(
      ItemKey key, CatalogueUpdate update, Record<byte[], byte[]> record) {
    if (!key.tenant().equals(update.getTenant()) || !key.item().equals(update.getItem())) {
      return refuse(
          record,
          RejectionReason.KEY_DISAGREES,
          "key is " + key + ", content says " + update.getTenant() + "/" + update.getItem());
    }
    return CatalogueRules.check(update)
        .<CatalogueChange>map(
            broken -> new CatalogueChange.Refused(record.key(), record.value(), broken))
        .orElseGet(() -> new CatalogueChange.Checked(update));
  }

  private static CatalogueChange refuse(
      Record<byte[], byte[]> record, RejectionReason reason, String detail) {
    return new CatalogueChange.Refused(record.key(), record.value(), new Rejection(reason, detail));
  }
}
