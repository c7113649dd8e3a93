package dev.daogou.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daogou.Events;
import dev.daogou.Stock;
import dev.daogou.WordEncoder;
import dev.daogou.app.StageMetrics;
import dev.daogou.catalogue.CatalogueChange.Merged;
import dev.daogou.catalogue.CatalogueChange.Refused;
import dev.daogou.intake.RejectionReason;
import dev.daogou.recommender.inference.TextEncoder;
import dev.daogou.schemas.Availability;
import dev.daogou.schemas.CatalogueItem;
import dev.daogou.schemas.CatalogueUpdate;
import dev.daogou.schemas.CataloguedItem;
import dev.daogou.schemas.ItemKey;
import dev.daogou.schemas.ItemRemoval;
import dev.daogou.schemas.OfferUpdate;
import dev.daogou.schemas.Topics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.MockProcessorContext.CapturedPunctuator;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.Test;

class CatalogueProcessorTest {
  private final Topics topics = Topics.withPartitions(1);
  private final MockProcessorContext<ItemKey, CatalogueChange> context =
      new MockProcessorContext<>();
  private final KeyValueStore<ItemKey, CataloguedItem> items =
      store(CatalogueProcessor.ITEMS, topics.catalogue().value());
  private final KeyValueStore<Bytes, byte[]> pending =
      store(CatalogueProcessor.PENDING, Serdes.Bytes(), Serdes.ByteArray());
  private final List<String> encoded = new ArrayList<>();
  private CatalogueProcessor processor;

  @Test
  void shouldEmbedANewItemWithinATick() {
    start("words@1");

    update("ring", Stock.described("silver ring"));
    assertThat(context.forwarded()).isEmpty();
    tick();

    CataloguedItem item = merged().getFirst();
    assertThat(item.getEncodedBy()).isEqualTo("words@1");
    assertThat(QuantizedVectors.read(item.getEmbedding())).hasSize(new WordEncoder().dimensions());
    assertThat(encoded).containsExactly("silver ring \n \n \n");
  }

  @Test
  void shouldPassAChangeOfPriceAtOnceWithTheEmbeddingItHas() {
    start("words@1");
    update("ring", Stock.described("silver ring"));
    tick();
    CataloguedItem before = merged().getFirst();

    update("ring", new OfferUpdate(12.5, "EUR", Availability.PREORDER));

    CataloguedItem after = merged().getLast();
    assertThat(after.getItem().getPrice()).isEqualTo(12.5);
    assertThat(after.getItem().getCurrency()).isEqualTo("EUR");
    assertThat(after.getItem().getAvailability()).isEqualTo(Availability.PREORDER);
    assertThat(after.getItem().getTitle()).isEqualTo("silver ring");
    assertThat(after.getEmbedding()).isEqualTo(before.getEmbedding());
    assertThat(encoded).hasSize(1);
  }

  @Test
  void shouldNotEmbedAnItemAgainWhoseTextsStayTheSame() {
    start("words@1");
    update("ring", Stock.described("silver ring"));
    tick();
    CatalogueItem dearer = Stock.described("silver ring");
    dearer.setPrice(999.0);

    update("ring", dearer);

    assertThat(merged()).hasSize(2);
    assertThat(merged().getLast().getItem().getPrice()).isEqualTo(999.0);
    assertThat(merged().getLast().getEmbedding()).isEqualTo(merged().getFirst().getEmbedding());
    assertThat(encoded).hasSize(1);
  }

  @Test
  void shouldEmbedAnItemAgainWhoseTextsChange() {
    start("words@1");
    update("ring", Stock.described("silver ring"));
    update("ring", Stock.described("gold ring"));
    tick();
    update("ring", Stock.described("copper ring"));
    tick();

    assertThat(merged())
        .extracting(item -> item.getItem().getTitle())
        .containsExactly("gold ring", "copper ring");
    assertThat(encoded).hasSize(2);
  }

  @Test
  void shouldEmbedEverythingAgainForAnotherEncoder() {
    start("words@1");
    update("ring", Stock.described("silver ring"));
    update("chain", Stock.described("gold chain"));
    tick();
    encoded.clear();
    context.resetForwards();

    start("words@2");
    tick();

    assertThat(encoded).hasSize(2);
    assertThat(merged()).extracting(CataloguedItem::getEncodedBy).containsOnly("words@2");
  }

  @Test
  void shouldEmbedALargeCatalogueAgainABatchAtATime() {
    int all = 3 * EarlierEmbeddings.PIECE;
    start("words@1");
    for (int i = 0; i < all; i++) {
      update("item-" + i, Stock.described("ring " + i));
    }
    tick();
    assertThat(encoded).hasSize(all);
    encoded.clear();
    context.resetForwards();

    start("words@2");
    int most = 0;
    for (int before = 0; encoded.size() < all; before = encoded.size()) {
      tick();
      assertThat(encoded).as("goes on").hasSizeGreaterThan(before);
      most = Math.max(most, encoded.size() - before);
    }

    assertThat(most).isEqualTo(Embedding.defaults().batch());
    assertThat(merged()).hasSize(all);
    assertThat(merged()).extracting(CataloguedItem::getEncodedBy).containsOnly("words@2");
  }

  @Test
  void shouldEmbedAgainWhatWasLeftWhenItWasStopped() {
    int all = EarlierEmbeddings.PIECE + 10;
    start("words@1");
    for (int i = 0; i < all; i++) {
      update("item-" + i, Stock.described("ring " + i));
    }
    tick();
    start("words@2");
    tick();
    encoded.clear();

    start("words@2");
    tickUntilNothingIsLeft();

    assertThat(encoded).hasSize(all - Embedding.defaults().batch());
    items
        .all()
        .forEachRemaining(item -> assertThat(item.value.getEncodedBy()).isEqualTo("words@2"));
  }

  @Test
  void shouldGoOnWithWhatAPredecessorLeftWaiting() {
    start("words@1");
    update("ring", Stock.described("silver ring"));

    start("words@1");
    tick();

    assertThat(merged()).hasSize(1);
    assertThat(pending.all()).isExhausted();
  }

  @Test
  void shouldRemoveAnItemByATombstoneAlsoWhileItWaits() {
    start("words@1");
    update("ring", Stock.described("silver ring"));

    update("ring", new ItemRemoval());
    tick();

    assertThat(merged()).containsExactly((CataloguedItem) null);
    assertThat(items.get(key("ring"))).isNull();
    assertThat(encoded).isEmpty();
  }

  @Test
  void shouldEmbedManyItemsInCallsOfABatch() {
    start("words@1");

    for (int i = 0; i < 200; i++) {
      update("item-" + i, Stock.described("ring " + i));
    }
    tick();

    assertThat(merged()).hasSize(200);
    assertThat(encoded).hasSize(200);
  }

  @Test
  void shouldRefuseThePriceOfAnItemThatIsNotThere() {
    start("words@1");

    update("nothing", new OfferUpdate(1.0, null, null));

    assertThat(context.forwarded()).hasSize(1);
    var refused = (Refused) context.forwarded().getFirst().record().value();
    assertThat(refused.rejection().reason()).isEqualTo(RejectionReason.UNKNOWN_ITEM);
    assertThat(new String(refused.key(), StandardCharsets.UTF_8)).isEqualTo("default/nothing");
    assertThat(topics.catalogueUpdates().value().deserializer().deserialize("t", refused.value()))
        .isEqualTo(new CatalogueUpdate("default", "nothing", new OfferUpdate(1.0, null, null)));
  }

  private void start(String version) {
    // The timers of a predecessor end with it.
    context.scheduledPunctuators().forEach(CapturedPunctuator::cancel);
    processor =
        new CatalogueProcessor(
            topics.catalogueUpdates(),
            new Listening(version),
            Embedding.defaults(),
            new StageMetrics(new SimpleMeterRegistry()));
    processor.init(context);
  }

  private void update(String item, Object change) {
    var update = new CatalogueUpdate("default", item, change);
    processor.process(new Record<>(key(item), update, Events.OPENING.toEpochMilli()));
  }

  private void tick() {
    context.scheduledPunctuators().stream()
        .filter(timer -> !timer.cancelled())
        .forEach(timer -> timer.getPunctuator().punctuate(0));
  }

  private void tickUntilNothingIsLeft() {
    while (context.scheduledPunctuators().stream().anyMatch(timer -> !timer.cancelled())) {
      tick();
    }
  }

  private List<CataloguedItem> merged() {
    List<CataloguedItem> merged = new ArrayList<>();
    context.forwarded().forEach(f -> merged.add(((Merged) f.record().value()).item()));
    return merged;
  }

  private <V> KeyValueStore<ItemKey, V> store(String name, Serde<V> values) {
    return store(name, topics.catalogue().key(), values);
  }

  private <K, V> KeyValueStore<K, V> store(String name, Serde<K> keys, Serde<V> values) {
    KeyValueStore<K, V> store =
        Stores.keyValueStoreBuilder(Stores.inMemoryKeyValueStore(name), keys, values)
            .withLoggingDisabled()
            .build();
    store.init(context.getStateStoreContext(), store);
    return store;
  }

  private static ItemKey key(String item) {
    return new ItemKey("default", item);
  }

  /** Remembers what it was asked. */
  private final class Listening implements TextEncoder {
    private final TextEncoder words = new WordEncoder();
    private final String version;

    Listening(String version) {
      this.version = version;
    }

    @Override
    public int dimensions() {
      return words.dimensions();
    }

    @Override
    public String version() {
      return version;
    }

    @Override
    public float[][] encode(List<String> texts) {
      assertThat(texts).hasSizeLessThanOrEqualTo(64);
      encoded.addAll(texts);
      return words.encode(texts);
    }

    @Override
    public void close() {}
  }
}
