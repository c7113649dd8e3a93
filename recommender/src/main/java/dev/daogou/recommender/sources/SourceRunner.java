package dev.daogou.recommender.sources;

import dev.daogou.recommender.inference.Stuck;
import dev.daogou.recommender.inference.Watchdog;
import dev.daogou.recommender.meters.RecommenderMeters;
import dev.daogou.recommender.sources.CandidateSource.Asked;
import dev.daogou.recommender.sources.SourceDefinition.Setup;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs one source, times and counts it, and knows what to do when it fails: throw away what is left
 * of it, leave it alone for a while, and start afresh. Belongs to one thread.
 *
 * <p>A source runs on the thread that makes the list: handing it over and waiting would cost more
 * than most sources do. One that has not finished in time, and not for want of a processor, is
 * ended by the {@link Watchdog}: the pool takes nothing more from it and throws, and where it waits
 * for something, it is interrupted. Only a source that neither waits nor brings anything keeps the
 * thread; it rests afterwards.
 */
final class SourceRunner {
  private static final Logger LOG = LoggerFactory.getLogger(SourceRunner.class);

  private final SourceDefinition definition;
  private final Setup setup;
  private final Duration limit;
  private final Watchdog.Guard guard;
  private final RecommenderMeters.SourceMeters meters;
  private CandidateSource source;
  private boolean resting;
  private long restsUntil;

  /**
   * @param limit that a run may take
   */
  SourceRunner(SourceDefinition definition, Setup setup, Duration limit, Watchdog.Guard guard) {
    this.definition = definition;
    this.setup = setup;
    this.limit = limit;
    this.guard = guard;
    this.meters = setup.metrics().source(definition.name());
    this.source = definition.maker().apply(setup);
  }

  /**
   * Lets the source bring what it has, unless it rests.
   *
   * @return false where the source failed, and the pool must be filled anew without it
   */
  boolean run(Asked asked, CandidatePool pool) {
    if (isResting()) {
      return true;
    }
    long started = System.nanoTime();
    Thread thread = Thread.currentThread();
    boolean wasInterrupted = thread.isInterrupted();
    Stuck stuck = new Stuck(thread, limit.toNanos());
    guard.begin(limit.toNanos(), () -> stuck.look() && end(pool, thread));
    RuntimeException failure = null;
    boolean ended;
    try {
      source.bring(asked, pool);
    } catch (RuntimeException e) {
      failure = e;
    } finally {
      ended = guard.finish();
    }
    if (ended && !wasInterrupted) {
      // The watchdog's interruption; nobody else needs to hear of it.
      Thread.interrupted();
    }
    meters.time().record(Duration.ofNanos(System.nanoTime() - started));
    if (ended) {
      fail("slow", failure);
    } else if (failure != null) {
      fail("failed", failure);
    }
    return !ended && failure == null;
  }

  private static boolean end(CandidatePool pool, Thread thread) {
    pool.stop();
    thread.interrupt();
    return true;
  }

  private boolean isResting() {
    if (resting && System.nanoTime() - restsUntil >= 0) {
      resting = false;
    }
    return resting;
  }

  private void fail(String reason, @Nullable RuntimeException failure) {
    resting = true;
    restsUntil = System.nanoTime() + setup.settings().calls().rest().toNanos();
    source = definition.maker().apply(setup);
    meters.failure(reason);
    LOG.warn("the source of candidates {} rests: {}", definition.name(), reason, failure);
  }

  /** Counts what the source brought for a shopper. */
  void count(CandidatePool pool) {
    if (!resting) {
      int brought = 0;
      for (Source score : definition.scores()) {
        brought = Math.max(brought, pool.brought(score));
      }
      meters.brought().increment(brought);
    }
  }
}
