package dev.daogou.recommender.ranking;

import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The rescorers of a program: as many as its tasks need at the same moment, which is one a stream
 * thread, however many tasks it has. The one used last is taken first. Thread-safe.
 */
public final class Rescorers {
  private final Supplier<Rescorer> maker;
  private final Deque<Rescorer> idle = new ConcurrentLinkedDeque<>();
  private final AtomicInteger users = new AtomicInteger();

  public Rescorers(Supplier<Rescorer> maker) {
    this.maker = maker;
  }

  /** A task begins to use them. */
  public void open() {
    users.incrementAndGet();
  }

  /** Lends one for the time of a call. */
  public <T> T use(Function<Rescorer, T> call) {
    Rescorer known = idle.pollFirst();
    Rescorer mine = known == null ? maker.get() : known;
    try {
      return call.apply(mine);
    } finally {
      idle.addFirst(mine);
    }
  }

  /** A task has ended; the last one closes them. They are made anew where another begins. */
  public void close() {
    if (users.decrementAndGet() == 0) {
      for (Rescorer each = idle.pollFirst(); each != null; each = idle.pollFirst()) {
        each.close();
      }
    }
  }
}
