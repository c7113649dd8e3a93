package dev.daogou.schemas;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RetriableException;

/** Asks brokers again for as long as their refusal is one that passes. */
final class Attempts {
  private static final Duration PAUSE = Duration.ofMillis(50);

  private final long deadline;

  private Attempts(long deadline) {
    this.deadline = deadline;
  }

  static Attempts within(Duration patience) {
    return new Attempts(System.nanoTime() + patience.toNanos());
  }

  /** The first answer that is not a retriable error; that error, when patience ends. */
  <R> R untilAnswered(Supplier<R> question) {
    while (true) {
      try {
        return question.get();
      } catch (RetriableException e) {
        if (isOver()) {
          throw e;
        }
        pause();
      }
    }
  }

  /** Narrows a list of what is open, round by round; what is still open when patience ends. */
  <R> List<R> untilEmpty(List<R> open, UnaryOperator<List<R>> stillOpen) {
    List<R> left = stillOpen.apply(open);
    while (!left.isEmpty() && !isOver()) {
      pause();
      left = stillOpen.apply(left);
    }
    return left;
  }

  /** What the future brings; its failure as the Kafka exception that it is. */
  static <R> R answer(KafkaFuture<R> future) {
    try {
      return future.get();
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new KafkaException(e.getCause());
    }
  }

  private boolean isOver() {
    return System.nanoTime() - deadline >= 0;
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE);
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    }
  }
}
