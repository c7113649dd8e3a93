package dev.daogou.recommendations;

import static dev.daogou.Events.view;
import static org.assertj.core.api.Assertions.assertThat;

import dev.daogou.Stock;
import dev.daogou.app.StageMetrics;
import dev.daogou.app.Traces;
import dev.daogou.candidates.CandidateBatch;
import dev.daogou.candidates.FollowedEvents;
import dev.daogou.candidates.ShopperCandidates;
import dev.daogou.candidates.ShopperCandidates.Cause;
import dev.daogou.candidates.Shoppers;
import dev.daogou.recommender.sources.CandidateSet;
import dev.daogou.recommender.sources.CandidateSources;
import dev.daogou.recommender.sources.ShopperView;
import dev.daogou.rescore.ScoredBatch;
import dev.daogou.rescore.ScoredBatch.ScoredShopper;
import dev.daogou.schemas.KeySerdes;
import dev.daogou.schemas.ProgressMarker;
import dev.daogou.schemas.RecommendationList;
import dev.daogou.schemas.Scoring;
import dev.daogou.schemas.ShopperKey;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecommendationProcessorTest {
  private static final ShopperKey ANN = new ShopperKey("default", "ann");

  @TempDir Path directory;
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final Stock stock =
      new Stock().put("ring-1", "silver ring").put("ring-2", "silver ring pearl");
  private MockProcessorContext<String, PublishedUpdate> context;
  private RecommendationProcessor processor;

  @BeforeEach
  void start() {
    var properties = new Properties();
    properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "test");
    properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "nowhere:1");
    File state = directory.toFile();
    context = new MockProcessorContext<>(properties, new TaskId(0, 3), state);
    context.setCurrentSystemTimeMs(2_000);
    KeyValueStore<ShopperKey, PublishedLists> published =
        Stores.keyValueStoreBuilder(
                Stores.inMemoryKeyValueStore(RecommendationStage.PUBLISHED),
                KeySerdes.shopper(),
                new PublishedListsSerde())
            .withLoggingDisabled()
            .build();
    published.init(context.getStateStoreContext(), published);
    processor =
        new RecommendationProcessor(
            "recommendations",
            stock.settings.lists(),
            stock.graphs,
            new StageMetrics(meters),
            new FollowedEvents(Traces.off()));
    processor.init(context);
  }

  @Test
  void shouldPublishAListWithWhatItStandsOn() {
    process(seeing("ring-1", new Cause(2, 40, "e1", 1_000, 900)), "ranker@1", -1);

    var record = context.forwarded().getFirst().record();
    assertThat(record.key()).isEqualTo("default/ann");
    var list = (RecommendationList) record.value().update().getUpdate();
    assertThat(list.getItems())
        .singleElement()
        .satisfies(i -> assertThat(i.getItem()).isEqualTo("ring-2"));
    assertThat(list.getScoring()).isEqualTo(Scoring.MODEL);
    assertThat(list.getBasis().getPartition()).isEqualTo(2);
    assertThat(list.getBasis().getOffset()).isEqualTo(40);
    assertThat(list.getRecent()).containsExactly("ring-1");
    assertThat(meters.get(StageMetrics.FRESHNESS).timer().count()).isEqualTo(1);
  }

  @Test
  void shouldPublishOnlyWhatChanged() {
    process(seeing("ring-1", Cause.UNKNOWN), null, -1);
    process(seeing("ring-1", Cause.UNKNOWN), null, -1);
    process(seeing("ring-2", Cause.UNKNOWN), null, -1);
    process(seeing("ring-1", Cause.UNKNOWN), null, -1);

    assertThat(context.forwarded()).hasSize(3);
    assertThat(meters.counter(StageMetrics.LISTS).count()).isEqualTo(3);
    assertThat(meters.counter(StageMetrics.UNCHANGED).count()).isEqualTo(1);
    assertThat(meters.find(StageMetrics.FRESHNESS).timer()).isNull();
  }

  @Test
  void shouldTellOfItsOwnPartitionsProgressAfterTheLists() {
    process(seeing("ring-1", Cause.UNKNOWN), null, 77);

    assertThat(context.forwarded()).hasSize(2);
    var last = context.forwarded().getLast().record();
    assertThat(last.key()).isEqualTo("!progress/3");
    assertThat(last.value().update().getUpdate()).isEqualTo(new ProgressMarker(3, 77L));
  }

  @Test
  void shouldSayNothingWhereThereIsNothingToSay() {
    processor.process(
        new Record<>(null, new ScoredBatch(List.of(), null, CandidateBatch.NO_PROGRESS, true), 0));

    assertThat(context.forwarded()).isEmpty();
  }

  @Test
  void shouldLeaveProgressForLaterThatAListHasAsItsBasis() {
    process(seeing("ring-1", at(40)), null, 40);
    process(seeing("ring-2", at(41)), null, 41);
    assertThat(markers()).isEmpty();

    runTimers();
    runTimers();

    assertThat(markers()).containsExactly(41L);
  }

  @Test
  void shouldTellOfProgressAtOnceWhereAListDidNotChange() {
    process(seeing("ring-1", at(40)), null, 40);
    process(seeing("ring-1", at(41)), null, 41);
    assertThat(markers()).containsExactly(41L);

    process(seeing("ring-2", at(42)), null, 42);
    assertThat(markers()).containsExactly(41L);
  }

  @Test
  void shouldRememberWhatNoListCoversUntilItsProgressIsKnown() {
    process(seeing("ring-1", at(40)), null, 40);
    process(seeing("ring-1", at(50)), null, -1);
    process(seeing("ring-2", at(45)), null, 45);
    process(seeing("ring-1", at(46)), null, 50);

    assertThat(markers()).endsWith(50L);
  }

  @Test
  void shouldTellOfProgressAtOnceWhereOneEventIsWithoutAList() {
    process(seeing("ring-1", at(40)), null, 41, false);

    assertThat(markers()).containsExactly(41L);
  }

  @Test
  void shouldTellOfLaterProgressWhenAListWithoutAPlaceTakesTheOthersPlace() {
    process(seeing("ring-1", at(40)), null, 40);
    process(seeing("ring-2", Cause.UNKNOWN), null, -1);

    assertThat(markers()).containsExactly(40L);
  }

  private static Cause at(long offset) {
    return new Cause(3, offset, "e" + offset, 1_000, 900);
  }

  private List<Long> markers() {
    return context.forwarded().stream()
        .map(forward -> forward.record().value().update().getUpdate())
        .filter(ProgressMarker.class::isInstance)
        .map(marker -> ((ProgressMarker) marker).getOffset())
        .toList();
  }

  private void runTimers() {
    context.scheduledPunctuators().stream()
        .filter(timer -> !timer.cancelled())
        .forEach(timer -> timer.getPunctuator().punctuate(3_000));
  }

  private void process(ShopperCandidates shopper, String model, long progress) {
    process(shopper, model, progress, true);
  }

  private void process(ShopperCandidates shopper, String model, long progress, boolean isListed) {
    var scored = new ScoredShopper(shopper, shopper.found().blend());
    processor.process(
        new Record<>(null, new ScoredBatch(List.of(scored), model, progress, isListed), 2_000));
  }

  private ShopperCandidates seeing(String item, Cause cause) {
    ShopperView view = Shoppers.view(stock, view("ann", item, 0));
    return new ShopperCandidates(
        ANN,
        new CandidateSet(
            view,
            new CandidateSources(stock.settings.sources(), Optional.empty())
                .of(view, stock.graph(), stock.sessions())),
        cause);
  }
}
