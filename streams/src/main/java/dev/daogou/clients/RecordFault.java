package dev.daogou.clients;

import dev.daogou.app.PendingWorkException;
import dev.daogou.recommender.state.UnreadableStateException;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.streams.errors.ProcessorStateException;
import org.apache.kafka.streams.errors.StreamsException;

/**
 * Whether a record can be at fault for the end of a stream thread. What the broker, the disk or the
 * network do is nobody's fault: the same record will get through when they are well again.
 */
final class RecordFault {
  private static final int MOST_CAUSES = 20;

  private RecordFault() {}

  /** What the record did, in words; empty where the failure has nothing to do with it. */
  static Optional<String> of(Throwable failure) {
    if (UnreadableStateException.isBehind(failure) || PendingWorkException.isBehind(failure)) {
      return Optional.empty();
    }
    List<Throwable> causes =
        Stream.iterate(failure, each -> each != null, Throwable::getCause)
            .limit(MOST_CAUSES)
            .toList();
    Optional<Throwable> tooLarge =
        causes.stream().filter(RecordTooLargeException.class::isInstance).findFirst();
    if (tooLarge.isEmpty() && causes.stream().anyMatch(RecordFault::isOfTheSurroundings)) {
      return Optional.empty();
    }
    return Optional.of(tooLarge.orElse(causes.getLast()).toString());
  }

  private static boolean isOfTheSurroundings(Throwable failure) {
    return failure instanceof ProcessorStateException
        || failure instanceof IOException
        || (failure instanceof KafkaException && !(failure instanceof StreamsException));
  }
}
