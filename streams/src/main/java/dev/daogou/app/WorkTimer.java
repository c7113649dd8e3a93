package dev.daogou.app;

import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;
import org.apache.kafka.streams.processor.Cancellable;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ProcessorContext;

/**
 * A stage's timer that runs only while there is work for it, so that a task with nothing to do
 * neither wakes its thread nor opens a transaction. Belongs to one task.
 */
public final class WorkTimer {
  /** Timers with a longer delay may be as late as a stream thread waits for records. */
  private static final Duration PROMPT = Duration.ofMillis(50);

  private final ProcessorContext<?, ?> context;
  private final Duration delay;
  private final LongConsumer work;
  private final BooleanSupplier isWorkLeft;
  private final PollTimeout timeout;
  private Optional<Cancellable> running = Optional.empty();

  /**
   * @param delay from the start of the timer until it does the work
   * @param work is told the time, in epoch milliseconds
   * @param isWorkLeft asked after the work: whether the timer shall run again
   */
  public WorkTimer(
      ProcessorContext<?, ?> context,
      Duration delay,
      LongConsumer work,
      BooleanSupplier isWorkLeft) {
    this.context = context;
    this.delay = delay;
    this.work = work;
    this.isWorkLeft = isWorkLeft;
    timeout =
        context.appConfigs().get(PollTimeout.CONFIG) instanceof PollTimeout shared
            ? shared
            : new PollTimeout();
  }

  /** There is work: starts the timer, unless it runs already. */
  public void start() {
    if (running.isEmpty()) {
      running =
          Optional.of(context.schedule(delay, PunctuationType.WALL_CLOCK_TIME, this::doTheWork));
      if (delay.compareTo(PROMPT) <= 0) {
        timeout.expect(delay);
      }
    }
  }

  private void doTheWork(long now) {
    running.ifPresent(Cancellable::cancel);
    running = Optional.empty();
    try {
      work.accept(now);
    } finally {
      if (isWorkLeft.getAsBoolean()) {
        start();
      }
    }
  }
}
