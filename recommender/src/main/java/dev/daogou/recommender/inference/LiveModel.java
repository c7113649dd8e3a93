package dev.daogou.recommender.inference;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The model that is in use now, and may be another one with the next call. Users borrow it for one
 * call each; a swap gives the new one to all who borrow from then on, and the old one is closed by
 * whoever gives it back last. Closing a model under a call would bring the program down.
 *
 * <p>Models given to it are its own to close. Thread-safe.
 *
 * @param <M> the kind of model
 */
public final class LiveModel<M extends AutoCloseable> implements AutoCloseable {
  private final AtomicLong generations = new AtomicLong();
  private final @Nullable Held<M> configured;
  private volatile @Nullable Held<M> current;
  private boolean closed;

  private LiveModel(@Nullable M configured) {
    this.configured = configured == null ? null : held(configured);
    this.current = this.configured;
    if (current != null) {
      // Once for being configured, once for being in use: so it survives a swap.
      current.take();
    }
  }

  /**
   * @param configured what is used until something else is swapped in, and again after {@link
   *     #revert}
   */
  public static <M extends AutoCloseable> LiveModel<M> of(Optional<M> configured) {
    return new LiveModel<>(configured.orElse(null));
  }

  /** A model, borrowed: close the lease when the call is done, on whatever thread. */
  public static final class Lease<M extends AutoCloseable> implements AutoCloseable {
    private final Held<M> held;

    private Lease(Held<M> held) {
      this.held = held;
    }

    public M model() {
      return held.model;
    }

    /** Differs from that of every other model that was in use here. */
    public long generation() {
      return held.generation;
    }

    /** A lease of its own of the same model, for a call that may outlive this one. */
    public Lease<M> again() {
      if (!held.take()) {
        throw new IllegalStateException("this lease is closed, and the model with it");
      }
      return new Lease<>(held);
    }

    @Override
    public void close() {
      held.giveBack();
    }
  }

  private static final class Held<M extends AutoCloseable> {
    private final M model;
    private final long generation;
    private final AtomicInteger users = new AtomicInteger(1);

    private Held(M model, long generation) {
      this.model = model;
      this.generation = generation;
    }

    /** False where the last user has gone, and the model with it. */
    private boolean take() {
      return users.getAndUpdate(count -> count == 0 ? 0 : count + 1) > 0;
    }

    private void giveBack() {
      if (users.decrementAndGet() == 0) {
        try {
          model.close();
        } catch (Exception e) {
          throw new IllegalStateException("a model could not be closed", e);
        }
      }
    }
  }

  private Held<M> held(M model) {
    return new Held<>(model, generations.incrementAndGet());
  }

  /** The model in use, for one call; empty where there is none. */
  public Optional<Lease<M>> borrow() {
    Held<M> held = current;
    while (held != null && !held.take()) {
      held = current; // Swapped and gone in between: the new one is there already.
    }
    return Optional.ofNullable(held).map(Lease::new);
  }

  /** What a call of the model in use gives; empty where there is none. */
  public <R> Optional<R> use(Function<M, R> call) {
    return borrow()
        .map(
            lease -> {
              try (lease) {
                return call.apply(lease.model());
              }
            });
  }

  /** Puts another model in the place of the one in use. */
  public synchronized void swap(M model) {
    replace(held(model));
  }

  /** Goes back to the configured model, or to none where none is. */
  public synchronized void revert() {
    if (configured == null || configured.take()) {
      replace(configured);
    }
  }

  private void replace(@Nullable Held<M> next) {
    giveBack(closed ? next : exchange(next));
  }

  private @Nullable Held<M> exchange(@Nullable Held<M> next) {
    Held<M> old = current;
    current = next;
    return old;
  }

  private static void giveBack(@Nullable Held<?> held) {
    if (held != null) {
      held.giveBack();
    }
  }

  /** Nobody borrows any more; the models are closed once the last borrower is done. */
  @Override
  public synchronized void close() {
    if (!closed) {
      closed = true;
      giveBack(exchange(null));
      giveBack(configured);
    }
  }
}
