package dev.daogou.trends;

import dev.daogou.app.StageMetrics;
import dev.daogou.app.WorkTimer;
import dev.daogou.recommender.items.ItemSpaces;
import dev.daogou.recommender.shopper.ProfileLimits;
import dev.daogou.recommender.shopper.ProfileUpdates;
import dev.daogou.schemas.StorefrontEvent;
import dev.daogou.schemas.TrendBucket;
import dev.daogou.schemas.TrendKey;
import dev.daogou.trends.Contribution.Addition;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/** Counts what the task's partition tells, and publishes the buckets that changed. */
final class TrendProcessor extends ContextualProcessor<Void, TrendSignal, TrendKey, TrendBucket> {
  private static final Duration PUBLISHED = Duration.ofSeconds(1);
  private static final Duration SAVED = Duration.ofSeconds(10);
  private static final Duration EXPIRED = Duration.ofMinutes(10);

  private final ItemSpaces spaces;
  private final ProfileLimits profile;
  private final StageMetrics metrics;
  private String source;
  private TrendBook book;
  private SeenIds countedOnly;
  private PlacedOrders orders;
  private EventFigures figures;
  private boolean begun;
  private WorkTimer publication;
  private WorkTimer saving;

  TrendProcessor(ItemSpaces spaces, ProfileLimits profile, StageMetrics metrics) {
    this.spaces = spaces;
    this.profile = profile;
    this.metrics = metrics;
  }

  @Override
  public void init(ProcessorContext<TrendKey, TrendBucket> context) {
    super.init(context);
    source = "partition-" + context.taskId().partition();
    countedOnly = new SeenIds(context.getStateStore(TrendStage.COUNTED_ONLY));
    orders = new PlacedOrders(context.getStateStore(TrendStage.ORDERS));
    figures = new EventFigures(spaces, orders);
    book =
        new TrendBook(
            context.getStateStore(TrendStage.BUCKETS),
            context.getStateStore(TrendStage.JOURNAL),
            this::publish);
    publication = new WorkTimer(context, PUBLISHED, now -> publish(), () -> false);
    saving = new WorkTimer(context, SAVED, this::save, () -> false);
    startTimers();
    // Buckets grow old also where nothing happens any more.
    context.schedule(EXPIRED, PunctuationType.WALL_CLOCK_TIME, this::save);
  }

  @Override
  public void process(Record<Void, TrendSignal> record) {
    for (Contribution contribution : contributions(record.value(), record.timestamp())) {
      if (!book.add(contribution, now())) {
        metrics.trendTooOld();
      }
    }
    startTimers();
  }

  private void startTimers() {
    publication.start();
    saving.start();
  }

  private void save(long now) {
    metrics.trendSaveTime(() -> book.save(now));
  }

  private List<Contribution> contributions(TrendSignal signal, long arrival) {
    return switch (signal) {
      case TrendSignal.Event of ->
          figures.of(
              of.event(),
              time(of.event(), arrival),
              arrival,
              of.automated() ? Standing.PROGRAM : Standing.SHOPPER);
      case TrendSignal.CountOnly of ->
          countedOnly.isNew(of.event(), arrival)
              ? figures.of(of.event(), time(of.event(), arrival), arrival, Standing.ANONYMOUS)
              : List.of();
      case TrendSignal.Refused refused ->
          List.of(
              new Contribution(
                  refused.tenant(),
                  arrival,
                  arrival,
                  List.of(new Addition(Figure.DEAD_LETTERS, refused.reason(), 1))));
      case TrendSignal.Joined joined -> OutcomeFigures.of(joined.change(), arrival);
      case TrendSignal.Listed listed -> List.of(listed(listed));
    };
  }

  private long time(StorefrontEvent event, long arrival) {
    return ProfileUpdates.timeOf(event.getTime().toEpochMilli(), arrival, profile);
  }

  private Contribution listed(TrendSignal.Listed listed) {
    List<Addition> additions = new ArrayList<>(3);
    additions.add(new Addition(Figure.LISTS, Figure.REST, 1));
    if (listed.blended()) {
      additions.add(new Addition(Figure.BLENDED, Figure.REST, 1));
    }
    String bound = Long.toString(Freshness.bound(listed.freshness()));
    additions.add(new Addition(Figure.FRESHNESS, bound, 1));
    return new Contribution(listed.tenant(), now(), now(), additions);
  }

  private void publish() {
    if (!begun) {
      long time = Math.max(0, context().currentStreamTimeMs());
      countedOnly.begin(time);
      orders.begin(time);
      begun = true;
    }
    book.publish();
  }

  private void publish(BucketKey key, @Nullable TrendBucket bucket) {
    var published = new TrendKey(key.tenant(), key.resolution(), key.start(), source);
    context().forward(new Record<>(published, bucket, now()));
    metrics.trendPublished(key.resolution().label());
  }

  private long now() {
    return context().currentSystemTimeMs();
  }
}
