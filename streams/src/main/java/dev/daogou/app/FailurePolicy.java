package dev.daogou.app;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.DeserializationExceptionHandler;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.ProcessingExceptionHandler;
import org.apache.kafka.streams.errors.ProductionExceptionHandler;
import org.apache.kafka.streams.processor.api.Record;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What happens to a record that cannot be read, that a stage cannot get through, or that cannot be
 * written: it is set aside on the dead-letter topic with its reason, and the stream goes on.
 * Whatever is wrong with the broker or the program rather than the record stops the task. The
 * thread of the tables in memory has no producer: there the record is named in the log, and stays
 * where it is.
 */
public final class FailurePolicy
    implements DeserializationExceptionHandler,
        ProcessingExceptionHandler,
        ProductionExceptionHandler {
  /** Streams property: name of the dead-letter topic. */
  public static final String TOPIC = "daogou.dead.letters";

  /** Streams property: the {@link StageMetrics} that count what is set aside; optional. */
  public static final String METRICS = "daogou.metrics";

  private static final Logger LOG = LoggerFactory.getLogger(FailurePolicy.class);

  /**
   * Makes it the policy of an application.
   *
   * @param properties of the application
   * @param deadLetters topic where records go
   */
  public static void in(Properties properties, String deadLetters, StageMetrics metrics) {
    for (String handler :
        List.of(
            StreamsConfig.DESERIALIZATION_EXCEPTION_HANDLER_CLASS_CONFIG,
            StreamsConfig.PROCESSING_EXCEPTION_HANDLER_CLASS_CONFIG,
            StreamsConfig.PRODUCTION_EXCEPTION_HANDLER_CLASS_CONFIG)) {
      properties.put(handler, FailurePolicy.class);
    }
    properties.put(StreamsConfig.PROCESSING_EXCEPTION_HANDLER_GLOBAL_ENABLED_CONFIG, true);
    properties.put(TOPIC, deadLetters);
    properties.put(METRICS, metrics);
  }

  private String topic = "";
  private Optional<StageMetrics> metrics = Optional.empty();

  @Override
  public void configure(Map<String, ?> configs) {
    topic = String.valueOf(configs.get(TOPIC));
    metrics = Optional.ofNullable((StageMetrics) configs.get(METRICS));
  }

  @Override
  public DeserializationExceptionHandler.Response handleError(
      ErrorHandlerContext at, ConsumerRecord<byte[], byte[]> record, Exception failure) {
    return DeserializationExceptionHandler.Response.resume(letters(at, "unreadable", failure));
  }

  @Override
  public ProcessingExceptionHandler.Response handleError(
      ErrorHandlerContext at, Record<?, ?> record, Exception failure) {
    // A table in memory has no state that could be half changed, and its thread is the only one.
    if (isTheRecordsFault(failure) || isOfATableInMemory(at)) {
      return ProcessingExceptionHandler.Response.resume(letters(at, "processing-failed", failure));
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

  // Also for what is too large: the transaction cannot be committed any more, and a change of state
  // that is missing from its changelog is lost. The thread fails, and its record is found alone.
  @Override
  public ProductionExceptionHandler.Response handleError(
      ErrorHandlerContext at, ProducerRecord<byte[], byte[]> record, Exception failure) {
    return ProductionExceptionHandler.Response.fail();
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

  private List<ProducerRecord<byte[], byte[]>> letters(
      ErrorHandlerContext at, String reason, Exception failure) {
    ProducerRecord<byte[], byte[]> letter = setAside(at, reason, failure);
    return isOfATableInMemory(at) ? List.of() : List.of(letter);
  }

  private static boolean isOfATableInMemory(ErrorHandlerContext at) {
    return at.taskId() != null && at.taskId().partition() < 0;
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
