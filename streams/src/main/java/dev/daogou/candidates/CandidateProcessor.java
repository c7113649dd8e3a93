package dev.daogou.candidates;

import dev.daogou.app.ObjectStore;
import dev.daogou.app.PendingKeys;
import dev.daogou.app.PendingWorkException;
import dev.daogou.app.ShopperWork;
import dev.daogou.app.StageMetrics;
import dev.daogou.app.WorkTimer;
import dev.daogou.candidates.ShopperCandidates.Cause;
import dev.daogou.profile.ProfileStage;
import dev.daogou.profile.ProfileTouch;
import dev.daogou.recommender.inference.LiveModel;
import dev.daogou.recommender.inference.SequenceModel;
import dev.daogou.recommender.inference.TextEncoder;
import dev.daogou.recommender.links.ItemGraph;
import dev.daogou.recommender.links.ItemGraphs;
import dev.daogou.recommender.sessions.SessionIndexes;
import dev.daogou.recommender.shopper.Profile;
import dev.daogou.recommender.sources.Candidate;
import dev.daogou.recommender.sources.CandidateSet;
import dev.daogou.recommender.sources.CandidateSources;
import dev.daogou.recommender.sources.ShopperView;
import dev.daogou.schemas.KeySerdes;
import dev.daogou.schemas.Origin;
import dev.daogou.schemas.ShopperKey;
import dev.daogou.schemas.StorefrontEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets touched shoppers wait for a moment, then finds their candidates together. While the stage
 * keeps up, nobody waits longer than the setting says. Under load it gives as much time to events
 * as to lists, so that intake goes on, waiting shoppers gather, and several events of one cost one
 * list. Shoppers of whom only history was learned are served when nobody else waits.
 */
final class CandidateProcessor
    extends ContextualProcessor<ShopperKey, ProfileTouch, Void, CandidateBatch> {
  private static final Logger LOG = LoggerFactory.getLogger(CandidateProcessor.class);
  private static final int MOST_WAITING = 50_000;
  private static final Duration LOOK_FOR_SILENCE = Duration.ofMillis(100);

  private final String eventsTopic;
  private final CandidateSettings settings;
  private final ItemGraphs graphs;
  private final SessionIndexes sessions;
  private final TextEncoder encoder;
  private final StageMetrics metrics;
  private final FollowedEvents followed;
  private final FailingShoppers failing;
  private final CandidateSources sources;
  private final Map<ShopperKey, Cause> causes = new HashMap<>();
  private final Map<ShopperKey, Long> waitingSince = new HashMap<>();
  private ObjectStore<ShopperKey, Profile> profiles;
  private PendingKeys<ShopperKey> pending;
  private LearnedHistory history;
  private SeenOffset seen;
  private Progress progress = new Progress(CandidateBatch.NO_PROGRESS);
  private WorkTimer flushTimer;
  private WorkTimer historyTimer;
  private long flushedAt;
  private long flushTook;

  CandidateProcessor(
      String eventsTopic,
      CandidateSettings settings,
      ItemGraphs graphs,
      SessionIndexes sessions,
      TextEncoder encoder,
      LiveModel<SequenceModel> sequence,
      StageMetrics metrics,
      FollowedEvents followed,
      FailingShoppers failing) {
    this.eventsTopic = eventsTopic;
    this.settings = settings;
    this.graphs = graphs;
    this.sessions = sessions;
    this.encoder = encoder;
    this.metrics = metrics;
    this.followed = followed;
    this.failing = failing;
    this.sources =
        new CandidateSources(
            settings.sources(), sequence, encoder.version(), metrics.recommender());
  }

  @Override
  public void init(ProcessorContext<Void, CandidateBatch> context) {
    super.init(context);
    profiles = context.getStateStore(ProfileStage.PROFILES);
    pending = PendingKeys.in(context, ShopperWork.STORE, ShopperWork.LISTS, KeySerdes.shopper());
    KeyValueStore<Bytes, byte[]> work = context.getStateStore(ShopperWork.STORE);
    history = new LearnedHistory(work, settings.backfill().quiet(), context.currentSystemTimeMs());
    seen = new SeenOffset(work);
    startFromTheStores();
    metrics.pending(pending.size());
    flushedAt = System.nanoTime();
    flushTimer =
        new WorkTimer(context, settings.rescore().every(), this::flushIfDue, this::isWorkLeft);
    historyTimer =
        new WorkTimer(context, LOOK_FOR_SILENCE, now -> startTimers(), () -> history.mayHold());
    startTimers();
  }

  // An idle task has no timer: only what cannot be done at once needs one.
  private void startTimers() {
    if (isWorkLeft()) {
      flushTimer.start();
    }
    if (history.mayHold()) {
      historyTimer.start();
    }
  }

  private boolean isWorkLeft() {
    return !pending.isEmpty()
        || progress.isUntold()
        || history.isDue(context().currentSystemTimeMs());
  }

  // A task may be taken up again after a failed transaction: what was not committed is forgotten.
  // What a predecessor has seen but not told of is told once its shoppers have been served.
  private void startFromTheStores() {
    causes.clear();
    waitingSince.clear();
    progress = new Progress(seen.get());
  }

  @Override
  public void process(Record<ShopperKey, ProfileTouch> record) {
    var origin = context().recordMetadata().filter(at -> at.topic().equals(eventsTopic));
    origin.ifPresent(at -> see(at.offset()));
    ProfileTouch touch = record.value();
    if (isHistory(touch)) {
      learn(record, origin);
    } else if (touch.change().isChanged()) {
      wait(record.key(), cause(record, origin));
      followed.await(record.key(), record.headers(), origin);
    } else {
      origin.ifPresent(at -> progress.withoutList(at.offset()));
    }
    flushIfDue(context().currentSystemTimeMs());
    if (touch.change().isChanged()) {
      pending.mark(record.key());
    }
    startTimers();
  }

  private static boolean isHistory(ProfileTouch touch) {
    return touch.event() != null && touch.event().getOrigin() == Origin.BACKFILL;
  }

  private void learn(Record<ShopperKey, ProfileTouch> record, Optional<RecordMetadata> origin) {
    if (record.value().change().isChanged() && !pending.contains(record.key())) {
      history.add(record.key(), cause(record, origin), context().currentSystemTimeMs());
    }
  }

  private static Cause cause(
      Record<ShopperKey, ProfileTouch> record, Optional<RecordMetadata> origin) {
    StorefrontEvent event = record.value().event();
    return new Cause(
        origin.map(RecordMetadata::partition).orElse(-1),
        origin.map(RecordMetadata::offset).orElse(-1L),
        event.getId(),
        event.getTime().toEpochMilli(),
        event.getOrigin() == Origin.LIVE ? record.timestamp() : 0);
  }

  private void wait(ShopperKey shopper, Cause cause) {
    if (pending.add(shopper)) {
      metrics.pending(1);
      waitingSince.put(shopper, progress.seen());
    }
    causes.put(shopper, cause);
    if (!cause.isPlaced()) {
      progress.withoutList(progress.seen());
    }
    history.leave(shopper);
  }

  private void see(long offset) {
    if (progress.see(offset)) {
      seen.put(offset);
    }
  }

  private void flushIfDue(long now) {
    long waited = System.nanoTime() - flushedAt;
    boolean isDue = waited >= Math.max(settings.rescore().every().toNanos(), flushTook);
    if (isDue || pending.size() >= MOST_WAITING) {
      flush(now);
    }
  }

  private void flush(long now) {
    long started = System.nanoTime();
    int batch = failing.atOnce(settings.rescore().batch());
    List<ShopperKey> due = pending.take(batch);
    metrics.pending(-due.size());
    due.forEach(waitingSince::remove);
    due.addAll(ofHistory(batch - due.size()));
    if (!due.isEmpty() || progress.isUntold()) {
      serve(due, now);
    }
    flushedAt = System.nanoTime();
    flushTook = flushedAt - started;
  }

  // The thread ends, as the transaction must, but not because of the record that it works on.
  private void serve(List<ShopperKey> due, long now) {
    try {
      List<ShopperCandidates> found = metrics.candidateTime().record(() -> candidates(due));
      context().forward(new Record<>(null, progress.tell(found, reflected()), now));
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError failure) {
      if (failing.failedAt(due, failure)) {
        throw new PendingWorkException("lists of " + due.size() + " shoppers", failure);
      }
      throw failure;
    }
  }

  private Set<ShopperKey> ofHistory(int most) {
    Map<ShopperKey, Cause> learned = history.take(most, context().currentSystemTimeMs());
    causes.putAll(learned);
    return learned.keySet();
  }

  // All events but those of history are reflected that came before the one for which the longest
  // waiting shopper waits;
  // those whom a predecessor left behind wait for an unknown one.
  private long reflected() {
    return pending.isEmpty()
        ? progress.seen()
        : waitingSince.getOrDefault(pending.oldest(), CandidateBatch.NO_PROGRESS) - 1;
  }

  private List<ShopperCandidates> candidates(List<ShopperKey> due) {
    List<ShopperCandidates> found = new ArrayList<>(due.size());
    for (ShopperKey key : due) {
      Optional<Profile> profile = profiles.find(key);
      Cause known = causes.remove(key);
      followed.note(key, "candidates");
      if (profile.isEmpty()) {
        followed.without(key, "forgotten");
      }
      profile
          .flatMap(kept -> candidates(key, kept, known == null ? Cause.UNKNOWN : known))
          .ifPresent(found::add);
      if (known != null && !isLast(found, key)) {
        progress.withoutList(known.offset());
      }
    }
    return found;
  }

  private static boolean isLast(List<ShopperCandidates> found, ShopperKey key) {
    return !found.isEmpty() && found.getLast().key().equals(key);
  }

  // One shopper's bad luck must not cost the others of the batch their lists.
  private Optional<ShopperCandidates> candidates(ShopperKey key, Profile profile, Cause cause) {
    if (failing.isFailing(key)) {
      return none(key, cause, null);
    }
    try {
      ItemGraph graph = graphs.of(key.tenant());
      ShopperView view =
          ShopperView.of(key.toString(), profile, graph.space(), encoder, settings.sources());
      List<Candidate> candidates = sources.of(view, graph, sessions.of(key.tenant()));
      metrics.candidates(candidates.size());
      return Optional.of(new ShopperCandidates(key, new CandidateSet(view, candidates), cause));
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError bug) {
      return none(key, cause, bug);
    }
  }

  /**
   * @param bug null where a thread failed at it before
   */
  private Optional<ShopperCandidates> none(ShopperKey key, Cause cause, @Nullable Throwable bug) {
    LOG.warn(
        "no candidates for the shopper of {}-{}@{}{}",
        eventsTopic,
        cause.partition(),
        cause.offset(),
        bug == null ? ": a thread failed at that list" : "",
        bug);
    metrics.failure("candidates-failed");
    followed.without(key, "failed");
    return Optional.empty();
  }

  @Override
  public void close() {
    if (pending != null) {
      metrics.pending(-pending.size());
    }
  }
}
