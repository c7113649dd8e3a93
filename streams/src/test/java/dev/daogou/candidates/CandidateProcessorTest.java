package dev.daogou.candidates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.benmanes.caffeine.cache.Ticker;
import dev.daogou.Events;
import dev.daogou.PersonalizationSettings;
import dev.daogou.Stock;
import dev.daogou.app.HeldLimits;
import dev.daogou.app.ObjectStore;
import dev.daogou.app.ObjectStoreBuilder;
import dev.daogou.app.ShopperWork;
import dev.daogou.app.StageMetrics;
import dev.daogou.app.StoreSection;
import dev.daogou.app.Traces;
import dev.daogou.candidates.ShopperCandidates.Cause;
import dev.daogou.profile.ProfileStage;
import dev.daogou.profile.ProfileTouch;
import dev.daogou.recommender.inference.LiveModel;
import dev.daogou.recommender.ranking.Rescore;
import dev.daogou.recommender.shopper.Profile;
import dev.daogou.recommender.shopper.ProfileChange;
import dev.daogou.schemas.KeySerdes;
import dev.daogou.schemas.Origin;
import dev.daogou.schemas.ShopperKey;
import dev.daogou.schemas.StorefrontEvent;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CandidateProcessorTest {
  private static final String EVENTS = "events";

  private final Stock stock = new Stock().put("ring-1", "silver ring").put("ring-2", "gold ring");
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final MockProcessorContext<Void, CandidateBatch> context = new MockProcessorContext<>();
  private final ObjectStore<ShopperKey, Profile> profiles = profiles();
  private final KeyValueStore<Bytes, byte[]> work = work();
  private final Map<ShopperKey, List<Long>> unreflected = new HashMap<>();
  private final List<ShopperCandidates> lists = new ArrayList<>();
  private long progress = CandidateBatch.NO_PROGRESS;
  private long offset;
  private CandidateProcessor processor;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void shouldNeverTellOfProgressPastAShopperWhoWaits(long seed) {
    Random random = new Random(seed);
    start(flushing(Duration.ofNanos(1 + random.nextInt(200_000)), 1 + random.nextInt(4)));

    for (int i = 0; i < 1_000; i++) {
      send("shopper-" + random.nextInt(40), random.nextInt(5) > 0);
      if (random.nextInt(20) == 0) {
        runTimers();
      }
      checkForwarded();
    }

    await().atMost(Duration.ofMinutes(3)).until(() -> runTimers() && progress == offset - 1);
    assertThat(unreflected).isEmpty();
    assertThat(keys(ShopperWork.LISTS)).isEmpty();
    assertThat(meters.get(StageMetrics.PENDING).gauge().value()).isZero();
  }

  @Test
  void shouldMakeOneListOfManyEventsOfAShopper() {
    start(flushing(Duration.ofSeconds(2), 64));

    for (int i = 0; i < 20; i++) {
      send("ann", true);
    }
    await().atMost(Duration.ofMinutes(3)).until(() -> runTimers() && progress == 19);

    assertThat(lists).hasSize(1);
    assertThat(lists.getFirst().cause().offset()).isEqualTo(19);
  }

  @Test
  void shouldDoWhatAPredecessorLeftBeforeItTellsOfProgress() {
    for (int i = 0; i < 10; i++) {
      work.put(bytes(key("left-" + i)), new byte[] {1});
      profiles.put(key("left-" + i), Shoppers.profile(stock, Events.view("x", "ring-1", 0)));
    }
    start(flushing(Duration.ofMillis(1), 4));
    assertThat(meters.get(StageMetrics.PENDING).gauge().value()).isEqualTo(10);
    offset = 100;
    send("ann", true);

    await().atMost(Duration.ofMinutes(3)).until(() -> runTimers() && progress == 100);

    assertThat(lists).hasSize(11);
    assertThat(lists.subList(0, 10))
        .extracting(ShopperCandidates::cause)
        .containsOnly(Cause.UNKNOWN);
    assertThat(lists.getLast().cause().offset()).isEqualTo(100);
  }

  @Test
  void shouldTellOfTheProgressOfAPredecessorThoughNothingNewComes() {
    work.put(bytes(key("left")), new byte[] {1});
    profiles.put(key("left"), Shoppers.profile(stock, Events.view("x", "ring-1", 0)));
    new SeenOffset(work).put(41L);
    start(flushing(Duration.ofMillis(1), 4));

    await().atMost(Duration.ofMinutes(3)).until(() -> runTimers() && progress == 41);

    assertThat(lists).hasSize(1);
  }

  @Test
  void shouldNotTellOfProgressThatWasNotCommitted() {
    start(flushing(Duration.ofMillis(1), 4));
    send("ann", true);
    await().atMost(Duration.ofMinutes(3)).until(() -> runTimers() && progress == 0);
    keys(ShopperWork.SEEN).forEach(work::delete);
    progress = CandidateBatch.NO_PROGRESS;

    processor.init(context);
    runTimers();

    assertThat(progress).isEqualTo(CandidateBatch.NO_PROGRESS);
  }

  @Test
  void shouldNotTakeTheOffsetsOfStraysForItsOwn() {
    start(flushing(Duration.ofMillis(1), 4));
    send("ann", true);
    context.setRecordMetadata("strays-repartition", 0, 5_000);
    process("stray", true);

    await().atMost(Duration.ofMinutes(3)).until(() -> runTimers() && lists.size() == 2);

    assertThat(progress).isZero();
    assertThat(lists.getLast().cause().offset()).isEqualTo(-1);
  }

  @Test
  void shouldTakeOnlyLiveEventsForFreshness() {
    start(flushing(Duration.ofMillis(1), 4));
    StorefrontEvent old = Events.view("ben", "ring-1", 0);
    old.setOrigin(Origin.REPLAY);
    context.setRecordMetadata(EVENTS, 0, offset++);
    process("ben", old, true);
    send("ann", true);

    await().atMost(Duration.ofMinutes(3)).until(() -> runTimers() && lists.size() == 2);

    assertThat(lists).extracting(list -> list.cause().arrival() > 0).containsExactly(false, true);
  }

  @Test
  void shouldMakeOneListOfAShoppersHistoryOnceTheBackfillIsSilent() {
    start(flushing(Duration.ofNanos(1), 4));
    for (int i = 0; i < 500; i++) {
      backfill("shopper-" + i % 50);
      runTimers();
    }
    assertThat(lists).isEmpty();

    later(settingsQuiet().minusMillis(1));
    assertThat(lists).isEmpty();
    later(Duration.ofMillis(1));

    await().atMost(Duration.ofMinutes(3)).until(() -> runTimers() && lists.size() >= 50);
    assertThat(lists).extracting(ShopperCandidates::key).doesNotHaveDuplicates().hasSize(50);
    assertThat(lists).allMatch(list -> list.cause().offset() >= 450);
    assertThat(keys(ShopperWork.HISTORY)).isEmpty();
  }

  @Test
  void shouldNotMakeAnotherListOfHistoryThatALiveEventHasBroughtIn() {
    start(flushing(Duration.ofNanos(1), 4));
    backfill("ann");
    backfill("ben");
    send("ann", true);
    await().atMost(Duration.ofMinutes(3)).until(() -> runTimers() && !lists.isEmpty());
    assertThat(lists).extracting(list -> list.key().shopper()).containsExactly("ann");

    later(settingsQuiet());

    await()
        .atMost(Duration.ofMinutes(3))
        .until(() -> runTimers() && keys(ShopperWork.HISTORY).isEmpty());
    assertThat(lists).extracting(list -> list.key().shopper()).containsExactly("ann", "ben");
  }

  @Test
  void shouldServeTheHistoryThatAPredecessorLeft() {
    start(flushing(Duration.ofNanos(1), 4));
    backfill("ann");
    progress = CandidateBatch.NO_PROGRESS;
    start(flushing(Duration.ofNanos(1), 4));

    later(settingsQuiet());

    await().atMost(Duration.ofMinutes(3)).until(() -> runTimers() && !lists.isEmpty());
    assertThat(lists.getFirst().cause()).isEqualTo(new Cause(0, 0, "e0", 0, 0));
  }

  @Test
  void shouldNotHoldBackProgressForHistory() {
    start(flushing(Duration.ofNanos(1), 4));
    backfill("ann");
    send("ben", false);

    await().atMost(Duration.ofMinutes(3)).until(() -> runTimers() && progress == 1);

    assertThat(lists).isEmpty();
  }

  private void backfill(String shopper) {
    StorefrontEvent event = Events.view(shopper, "ring-1", offset);
    event.setId("e" + offset);
    event.setTime(Instant.ofEpochMilli(offset));
    event.setOrigin(Origin.BACKFILL);
    context.setRecordMetadata(EVENTS, 0, offset++);
    process(shopper, event, true);
    checkForwarded();
  }

  private void later(Duration time) {
    context.setCurrentSystemTimeMs(context.currentSystemTimeMs() + time.toMillis());
    runTimers();
  }

  private static Duration settingsQuiet() {
    return Backfill.defaults().quiet();
  }

  private void start(PersonalizationSettings settings) {
    processor =
        new CandidateProcessor(
            EVENTS,
            settings.waiting(),
            stock.graphs,
            stock.sessions,
            stock.encoder,
            LiveModel.of(Optional.empty()),
            new StageMetrics(meters),
            new FollowedEvents(Traces.off()),
            new FailingShoppers(settings.rescore().batch(), Ticker.systemTicker()));
    context.setCurrentSystemTimeMs(Events.OPENING.toEpochMilli());
    context.scheduledPunctuators().clear();
    processor.init(context);
  }

  private void send(String shopper, boolean isChanged) {
    context.setRecordMetadata(EVENTS, 0, offset);
    if (isChanged) {
      unreflected.computeIfAbsent(key(shopper), fresh -> new ArrayList<>()).add(offset);
    }
    offset++;
    process(shopper, isChanged);
    checkForwarded();
  }

  private void process(String shopper, boolean isChanged) {
    process(shopper, Events.view(shopper, "ring-1", offset), isChanged);
  }

  private void process(String shopper, StorefrontEvent event, boolean isChanged) {
    if (isChanged) {
      profiles.put(key(shopper), Shoppers.profile(stock, event));
    }
    var outcome = isChanged ? ProfileChange.Outcome.CHANGED : ProfileChange.Outcome.UNCHANGED;
    var touch = new ProfileTouch(event, new ProfileChange(outcome, List.of(), 0));
    processor.process(new Record<>(key(shopper), touch, Events.OPENING.toEpochMilli()));
  }

  private boolean runTimers() {
    context.scheduledPunctuators().stream()
        .filter(timer -> !timer.cancelled())
        .forEach(timer -> timer.getPunctuator().punctuate(0));
    checkForwarded();
    return true;
  }

  private void checkForwarded() {
    for (var forward : context.forwarded()) {
      CandidateBatch batch = forward.record().value();
      lists.addAll(batch.shoppers());
      batch.shoppers().forEach(shopper -> unreflected.remove(shopper.key()));
      if (batch.progress() != CandidateBatch.NO_PROGRESS) {
        assertThat(batch.progress()).isGreaterThan(progress);
        assertThat(unreflected.values().stream().flatMap(List::stream))
            .allMatch(waiting -> waiting > batch.progress());
        progress = batch.progress();
      }
    }
    context.resetForwards();
  }

  private ObjectStore<ShopperKey, Profile> profiles() {
    ObjectStore<ShopperKey, Profile> store =
        new ObjectStoreBuilder<ShopperKey, Profile>(
                Stores.inMemoryKeyValueStore(ProfileStage.PROFILES),
                KeySerdes.shopper(),
                ProfileStage.serde(),
                new HeldLimits(1_000, 1 << 20))
            .withLoggingDisabled()
            .build();
    store.init(context.getStateStoreContext(), store);
    return store;
  }

  private KeyValueStore<Bytes, byte[]> work() {
    KeyValueStore<Bytes, byte[]> store =
        Stores.keyValueStoreBuilder(
                Stores.inMemoryKeyValueStore(ShopperWork.STORE), Serdes.Bytes(), Serdes.ByteArray())
            .withLoggingDisabled()
            .build();
    store.init(context.getStateStoreContext(), store);
    return store;
  }

  private List<Bytes> keys(StoreSection section) {
    List<Bytes> keys = new ArrayList<>();
    try (var all = work.range(section.first(), section.end())) {
      all.forEachRemaining(entry -> keys.add(entry.key));
    }
    return keys;
  }

  private static Bytes bytes(ShopperKey key) {
    return Bytes.wrap(KeySerdes.shopper().serializer().serialize(ShopperWork.STORE, key));
  }

  private static ShopperKey key(String shopper) {
    return new ShopperKey("default", shopper);
  }

  private static PersonalizationSettings flushing(Duration every, int batch) {
    return PersonalizationSettings.defaults()
        .with(new Rescore(batch, Rescore.defaults().candidates(), every));
  }
}
