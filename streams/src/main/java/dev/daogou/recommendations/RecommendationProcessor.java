package dev.daogou.recommendations;

import dev.daogou.app.StageMetrics;
import dev.daogou.app.WorkTimer;
import dev.daogou.candidates.CandidateBatch;
import dev.daogou.candidates.FollowedEvents;
import dev.daogou.candidates.ShopperCandidates.Cause;
import dev.daogou.catalogue.QuantizedVectors;
import dev.daogou.recommender.links.ItemGraphs;
import dev.daogou.recommender.lists.ListItem;
import dev.daogou.recommender.lists.ListSettings;
import dev.daogou.recommender.placements.ListMaker;
import dev.daogou.recommender.shopper.Interaction;
import dev.daogou.recommender.shopper.ShopperHistory;
import dev.daogou.recommender.sources.ShopperView;
import dev.daogou.rescore.ScoredBatch;
import dev.daogou.rescore.ScoredBatch.ScoredShopper;
import dev.daogou.schemas.Basis;
import dev.daogou.schemas.ProgressKey;
import dev.daogou.schemas.ProgressMarker;
import dev.daogou.schemas.RecommendationList;
import dev.daogou.schemas.RecommendationUpdate;
import dev.daogou.schemas.Scoring;
import dev.daogou.schemas.ShopperKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Makes the lists, forwards those that changed, and after them the progress marker. Whoever waits
 * for what a list has as its basis is served by the list: such progress is told a little later, for
 * many events at once.
 */
final class RecommendationProcessor
    extends ContextualProcessor<Void, ScoredBatch, String, PublishedUpdate> {
  private static final int RECENT_SHOWN = 10;
  private static final Duration UNHURRIED = Duration.ofMillis(100);

  private final String topic;
  private final ListMaker maker;
  private final ItemGraphs graphs;
  private final StageMetrics metrics;
  private final FollowedEvents followed;
  private KeyValueStore<ShopperKey, PublishedLists> published;
  private WorkTimer marking;
  private long reflected;
  private long marked;
  private long unlisted;
  private boolean isUnplaced;

  RecommendationProcessor(
      String topic,
      ListSettings settings,
      ItemGraphs graphs,
      StageMetrics metrics,
      FollowedEvents followed) {
    this.topic = topic;
    this.maker = new ListMaker(settings);
    this.graphs = graphs;
    this.metrics = metrics;
    this.followed = followed;
  }

  @Override
  public void init(ProcessorContext<String, PublishedUpdate> context) {
    super.init(context);
    published = context.getStateStore(RecommendationStage.PUBLISHED);
    marking = new WorkTimer(context, UNHURRIED, this::mark, this::isUnmarked);
    reflected = CandidateBatch.NO_PROGRESS;
    marked = CandidateBatch.NO_PROGRESS;
    unlisted = CandidateBatch.NO_PROGRESS;
    isUnplaced = false;
  }

  @Override
  public void process(Record<Void, ScoredBatch> record) {
    ScoredBatch batch = record.value();
    for (ScoredShopper scored : batch.shoppers()) {
      publishIfChanged(scored, batch.model(), record.timestamp());
    }
    reflected = Math.max(reflected, batch.progress());
    if (isUnmarked()) {
      if (batch.isListed() && unlisted <= marked && !isUnplaced) {
        marking.start();
      } else {
        mark(record.timestamp());
      }
    }
  }

  private boolean isUnmarked() {
    return reflected > marked;
  }

  private void mark(long now) {
    if (isUnmarked()) {
      int partition = context().taskId().partition();
      forward(
          ProgressKey.of(partition),
          new ProgressMarker(partition, reflected),
          PublishedUpdate.NOT_LIVE,
          now,
          new RecordHeaders());
      marked = reflected;
      isUnplaced = false;
    }
  }

  private void publishIfChanged(ScoredShopper scored, @Nullable String model, long now) {
    ShopperKey key = scored.shopper().key();
    Cause cause = scored.shopper().cause();
    isUnplaced |= !cause.isPlaced();
    followed.note(key, "scored");
    ShopperHistory whole = maker.history(scored.scored());
    List<ListItem> items = maker.make(scored.scored(), whole, graphs.of(key.tenant()));
    ShopperHistory history = whole.latest();
    long identity = ListIdentity.of(items, history);
    PublishedLists before = published.get(key);
    if (before != null && before.identity() == identity) {
      unlisted = Math.max(unlisted, cause.offset());
      metrics.listUnchanged();
      followed.without(key, "unchanged");
      return;
    }
    long number = ListIdentity.number(key, identity, cause.eventId(), cause.eventTime());
    published.put(
        key, PublishedLists.with(before, identity, new PublishedLists.Header(number, model)));
    long freshness = freshness(cause);
    var headers = new RecordHeaders();
    followed.published(key, topic, model, headers);
    RecommendationList list = list(scored, items, history, number, model, now);
    forward(key.toString(), list, freshness, now, headers);
    metrics.listPublished();
    if (freshness != PublishedUpdate.NOT_LIVE) {
      metrics.freshness(Duration.ofMillis(freshness));
    }
  }

  private long freshness(Cause cause) {
    return cause.arrival() > 0
        ? Math.max(0, context().currentSystemTimeMs() - cause.arrival())
        : PublishedUpdate.NOT_LIVE;
  }

  private static RecommendationList list(
      ScoredShopper scored,
      List<ListItem> items,
      ShopperHistory history,
      long number,
      @Nullable String model,
      long now) {
    ShopperKey key = scored.shopper().key();
    ShopperView view = scored.shopper().found().view();
    Cause cause = scored.shopper().cause();
    return new RecommendationList(
        RecommendationId.of(number),
        key.tenant(),
        key.shopper(),
        Instant.ofEpochMilli(now),
        ListRecords.items(items),
        view.recent().stream().limit(RECENT_SHOWN).map(Interaction::subject).toList(),
        new Basis(
            cause.partition(),
            cause.offset(),
            cause.eventId(),
            Instant.ofEpochMilli(cause.eventTime())),
        model == null ? Scoring.BLEND : Scoring.MODEL,
        model,
        QuantizedVectors.write(view.vectors().shortTerm()),
        QuantizedVectors.write(view.vectors().longTerm()),
        null,
        null,
        ListRecords.viewed(history),
        history.cart(),
        ListRecords.bought(history),
        null);
  }

  private void forward(String key, Object update, long freshness, long now, Headers headers) {
    var published = new PublishedUpdate(new RecommendationUpdate(update), freshness);
    context().forward(new Record<>(key, published, now, headers));
  }
}
