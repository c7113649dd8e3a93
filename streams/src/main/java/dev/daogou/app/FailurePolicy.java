package dev.daogou.app;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.ProcessingExceptionHandler;
import org.apache.kafka.streams.errors.ProductionExceptionHandler;
import org.apache.kafka.streams.processor.api.Record;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What happens to a record that a stage cannot get through, or that cannot be written: it is set
 * aside on the dead-letter topic with its reason, and the stream goes on. Whatever is wrong with
 * the broker or the program rather than the record stops the task.
 */
public final class FailurePolicy implements ProcessingExceptionHandler, ProductionExceptionHandler {
  /** Streams property: name of the dead-letter topic. */
  public static final String TOPIC = "daogou.dead.letters";

  /** Streams property: the {@link StageMetrics} that count what is set aside; optional. */
  public static final String METRICS = "daogou.metrics";

  private static final Logger LOG = LoggerFactory.getLogger(FailurePolicy.class);

  private String topic = "";
  private Optional<StageMetrics> metrics = Optional.empty();

  @Override
  public void configure(Map<String, ?> configs) {
    topic = String.valueOf(configs.get(TOPIC));
    metrics = Optional.ofNullable((StageMetrics) configs.get(METRICS));
  }

  @Override
  public ProcessingExceptionHandler.Response handleError(
      ErrorHandlerContext at, Record<?, ?> record, Exception failure) {
    if (isTheRecordsFault(failure)) {
      return ProcessingExceptionHandler.Response.resume(
          List.of(setAside(at, "processing-failed", failure)));
    }
    LOG.error(
        "stage {} stops at {}-{}@{}",
        at.processorNodeId(),
        at.topic(),
        at.partition(),
        at.offset(),
        failure);
    return ProcessingExceptionHandler.Response.fail();
  }

  // State that cannot be read, memory that is out, a task that is fenced: none of these gets better
  // by dropping a record.
  private static boolean isTheRecordsFault(Exception failure) {
    return failure instanceof IllegalArgumentException
        || failure instanceof IllegalStateException
        || failure instanceof ArithmeticException
        || failure instanceof IndexOutOfBoundsException
        || failure instanceof NullPointerException
        || failure instanceof ClassCastException;
  }

  @Override
  public ProductionExceptionHandler.Response handleError(
      ErrorHandlerContext at, ProducerRecord<byte[], byte[]> record, Exception failure) {
    return failure instanceof RecordTooLargeException
        ? ProductionExceptionHandler.Response.resume(lettersFor(at, record, failure))
        : ProductionExceptionHandler.Response.fail();
  }

  // A dead letter that is too large itself would bring about the next, without end.
  private List<ProducerRecord<byte[], byte[]>> lettersFor(
      ErrorHandlerContext at, ProducerRecord<byte[], byte[]> record, Exception failure) {
    if (!topic.equals(record.topic())) {
      return List.of(setAside(at, "too-large", failure));
    }
    LOG.error(
        "a record too large for the dead letters stays where it is: {}-{}@{}",
        at.topic(),
        at.partition(),
        at.offset(),
        failure);
    return List.of();
  }

  @Override
  @SuppressWarnings("rawtypes")
  public ProductionExceptionHandler.Response handleSerializationError(
      ErrorHandlerContext at,
      ProducerRecord record,
      Exception failure,
      SerializationExceptionOrigin origin) {
    return failure instanceof SerializationException
        ? ProductionExceptionHandler.Response.resume(
            List.of(setAside(at, "not-serializable", failure)))
        : ProductionExceptionHandler.Response.fail();
  }

  private ProducerRecord<byte[], byte[]> setAside(
      ErrorHandlerContext at, String reason, Exception failure) {
    LOG.warn(
        "record set aside: reason={} stage={} at {}-{}@{}",
        reason,
        at.processorNodeId(),
        at.topic(),
        at.partition(),
        at.offset());
    LOG.debug("because of", failure);
    metrics.ifPresent(meters -> meters.failure(reason));
    var headers =
        DeadLetter.headers(
            reason, at.processorNodeId() + ": " + failure, at.topic(), at.partition(), at.offset());
    return new ProducerRecord<>(topic, null, null, at.sourceRawKey(), at.sourceRawValue(), headers);
  }
}
