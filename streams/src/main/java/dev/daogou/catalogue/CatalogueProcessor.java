package dev.daogou.catalogue;

import dev.daogou.app.PendingKeys;
import dev.daogou.app.StageMetrics;
import dev.daogou.app.WorkTimer;
import dev.daogou.intake.Rejection;
import dev.daogou.intake.RejectionReason;
import dev.daogou.recommender.inference.TextEncoder;
import dev.daogou.schemas.CatalogueItem;
import dev.daogou.schemas.CatalogueUpdate;
import dev.daogou.schemas.CataloguedItem;
import dev.daogou.schemas.ItemKey;
import dev.daogou.schemas.ItemRemoval;
import dev.daogou.schemas.OfferUpdate;
import dev.daogou.schemas.Topic;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Merges updates into items and embeds the texts that changed, many in one call of the encoder. A
 * change of price or stock alone passes at once. When the encoder is another than the one that made
 * the stored embeddings, everything is embedded again, a batch at a time.
 */
final class CatalogueProcessor
    extends ContextualProcessor<ItemKey, CatalogueUpdate, ItemKey, CatalogueChange> {
  static final String ITEMS = "catalogue-items";
  static final String PENDING = "catalogue-pending";

  private final Topic<ItemKey, CatalogueUpdate> updates;
  private final TextEncoder encoder;
  private final Embedding settings;
  private final StageMetrics metrics;
  private KeyValueStore<ItemKey, CataloguedItem> items;
  private PendingKeys<ItemKey> pending;
  private EarlierEmbeddings earlier;
  private WorkTimer embedding;

  CatalogueProcessor(
      Topic<ItemKey, CatalogueUpdate> updates,
      TextEncoder encoder,
      Embedding settings,
      StageMetrics metrics) {
    this.updates = updates;
    this.encoder = encoder;
    this.settings = settings;
    this.metrics = metrics;
  }

  @Override
  public void init(ProcessorContext<ItemKey, CatalogueChange> context) {
    super.init(context);
    items = context.getStateStore(ITEMS);
    pending = PendingKeys.in(context, PENDING, updates.key());
    earlier = new EarlierEmbeddings(items, this::isEmbedded);
    earlier.next().forEach(pending::add);
    embedding = new WorkTimer(context, settings.every(), now -> embedSome(), this::isWorkLeft);
    if (isWorkLeft()) {
      embedding.start();
    }
  }

  private boolean isWorkLeft() {
    return !pending.isEmpty() || !earlier.isThrough();
  }

  @Override
  public void process(Record<ItemKey, CatalogueUpdate> record) {
    metrics.catalogueUpdate(record.value().getChange().getClass().getSimpleName());
    switch (record.value().getChange()) {
      case CatalogueItem item -> replace(record, item);
      case OfferUpdate offer -> reprice(record, offer);
      case ItemRemoval removal -> remove(record);
      case null, default -> throw new IllegalStateException("checked before");
    }
    if (pending.size() >= settings.batch()) {
      embedBatch();
    }
    if (!pending.isEmpty()) {
      embedding.start();
    }
  }

  private void replace(Record<ItemKey, CatalogueUpdate> record, CatalogueItem item) {
    CataloguedItem before = items.get(record.key());
    if (before != null
        && isEmbedded(before)
        && Objects.equals(EmbeddedText.of(before.getItem()), EmbeddedText.of(item))) {
      publish(
          record.key(),
          new CataloguedItem(item, before.getEncodedBy(), before.getEmbedding(), at(record)),
          record.timestamp());
    } else {
      items.put(
          record.key(),
          new CataloguedItem(item, "", QuantizedVectors.write(new float[0]), at(record)));
      pending.add(record.key());
      pending.mark(record.key());
    }
  }

  private void reprice(Record<ItemKey, CatalogueUpdate> record, OfferUpdate offer) {
    CataloguedItem known = items.get(record.key());
    if (known == null) {
      refuse(
          record,
          "price or availability of an item that is not in the catalogue; send the whole item"
              + " first");
      return;
    }
    CatalogueItem item = known.getItem();
    if (offer.getPrice() != null) {
      item.setPrice(offer.getPrice());
    }
    if (offer.getCurrency() != null) {
      item.setCurrency(offer.getCurrency());
    }
    if (offer.getAvailability() != null) {
      item.setAvailability(offer.getAvailability());
    }
    known.setUpdatedAt(at(record));
    publish(record.key(), known, record.timestamp());
  }

  private void remove(Record<ItemKey, CatalogueUpdate> record) {
    items.delete(record.key());
    context()
        .forward(new Record<>(record.key(), new CatalogueChange.Merged(null), record.timestamp()));
  }

  private void refuse(Record<ItemKey, CatalogueUpdate> record, String detail) {
    metrics.rejected(RejectionReason.UNKNOWN_ITEM.label());
    byte[] key = updates.key().serializer().serialize(updates.name(), record.key());
    byte[] value = updates.value().serializer().serialize(updates.name(), record.value());
    var refused =
        new CatalogueChange.Refused(
            key, value, new Rejection(RejectionReason.UNKNOWN_ITEM, detail));
    context().forward(new Record<>(record.key(), refused, record.timestamp()));
  }

  private void embedSome() {
    if (pending.size() < settings.batch()) {
      earlier.next().forEach(pending::add);
    }
    embedBatch();
  }

  // One call of the encoder: the stream thread commits before the next one where it is time to.
  private void embedBatch() {
    List<ItemKey> keys =
        pending.take(settings.batch()).stream().filter(key -> items.get(key) != null).toList();
    if (!keys.isEmpty()) {
      embed(keys);
    }
  }

  private void embed(List<ItemKey> keys) {
    List<CataloguedItem> waiting = keys.stream().map(items::get).toList();
    List<String> texts =
        waiting.stream().map(CataloguedItem::getItem).map(EmbeddedText::of).toList();
    float[][] embeddings = metrics.encoderTime().record(() -> encoder.encode(texts));
    for (int i = 0; i < keys.size(); i++) {
      CataloguedItem item = waiting.get(i);
      item.setEncodedBy(encoder.version());
      item.setEmbedding(QuantizedVectors.write(embeddings[i]));
      publish(keys.get(i), item, item.getUpdatedAt().toEpochMilli());
    }
  }

  private void publish(ItemKey key, CataloguedItem item, long timestamp) {
    items.put(key, item);
    context().forward(new Record<>(key, new CatalogueChange.Merged(item), timestamp));
  }

  private boolean isEmbedded(CataloguedItem item) {
    return item.getEncodedBy().equals(encoder.version());
  }

  private static Instant at(Record<?, ?> record) {
    return Instant.ofEpochMilli(record.timestamp());
  }
}
