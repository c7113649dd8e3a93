package dev.daogou.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.errors.DeserializationExceptionHandler;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.ProcessingExceptionHandler;
import org.apache.kafka.streams.errors.ProductionExceptionHandler;
import org.apache.kafka.streams.errors.ProductionExceptionHandler.SerializationExceptionOrigin;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.Record;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FailurePolicyTest {
  private static final At SOMEWHERE =
      new At(
          "events",
          "key".getBytes(StandardCharsets.UTF_8),
          "value".getBytes(StandardCharsets.UTF_8),
          new TaskId(0, 1));
  private static final At IN_A_TIMER = new At(null, null, null, new TaskId(0, 1));

  private static final Record<String, String> RECORD = new Record<>("key", "value", 0);

  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final FailurePolicy policy = new FailurePolicy();

  @BeforeEach
  void configure() {
    policy.configure(
        Map.of(FailurePolicy.TOPIC, "dead", FailurePolicy.METRICS, new StageMetrics(meters)));
  }

  static Stream<Exception> faultsOfARecord() {
    return Stream.of(
        new IllegalArgumentException("bad"),
        new IllegalStateException("bad"),
        new ArithmeticException("bad"),
        new IndexOutOfBoundsException("bad"),
        new NullPointerException("bad"),
        new ClassCastException("bad"));
  }

  @ParameterizedTest
  @MethodSource("faultsOfARecord")
  void shouldSetTheRecordAsideWithItsOriginAndGoOn(Exception fault) {
    var response = policy.handleError(SOMEWHERE, RECORD, fault);

    assertThat(response.result()).isEqualTo(ProcessingExceptionHandler.Result.RESUME);
    var dead = response.deadLetterQueueRecords().getFirst();
    assertThat(dead.topic()).isEqualTo("dead");
    assertThat(dead.key()).isEqualTo("key".getBytes(StandardCharsets.UTF_8));
    assertThat(dead.value()).isEqualTo("value".getBytes(StandardCharsets.UTF_8));
    assertThat(header(dead, DeadLetter.REASON)).isEqualTo("processing-failed");
    assertThat(header(dead, DeadLetter.DETAIL)).contains("profile", "bad");
    assertThat(header(dead, DeadLetter.TOPIC)).isEqualTo("events");
    assertThat(header(dead, DeadLetter.PARTITION)).isEqualTo("1");
    assertThat(header(dead, DeadLetter.OFFSET)).isEqualTo("42");
    assertThat(meters.get(StageMetrics.FAILURES).counter().count()).isEqualTo(1);
  }

  static Stream<Exception> faultsOfTheProgramOrTheBroker() {
    return Stream.of(
        new SerializationException("state has format 9"),
        new ProducerFencedException("fenced"),
        new TimeoutException("slow"),
        new UnsupportedOperationException("a bug"));
  }

  @ParameterizedTest
  @MethodSource("faultsOfTheProgramOrTheBroker")
  void shouldStopTheTaskForWhatNoDroppedRecordCures(Exception fault) {
    var response = policy.handleError(SOMEWHERE, RECORD, fault);

    assertThat(response.result()).isEqualTo(ProcessingExceptionHandler.Result.FAIL);
    assertThat(response.deadLetterQueueRecords()).isEmpty();
  }

  @Test
  void shouldGoOnAfterAFailureInATimer() {
    var response = policy.handleError(IN_A_TIMER, RECORD, new IllegalStateException("bad"));

    assertThat(response.result()).isEqualTo(ProcessingExceptionHandler.Result.RESUME);
    var dead = response.deadLetterQueueRecords().getFirst();
    assertThat(header(dead, DeadLetter.TOPIC)).isEmpty();
    assertThat(header(dead, DeadLetter.DETAIL)).contains("profile");
  }

  @Test
  void shouldStopTheTaskForWhatKafkaDoesNotTake() {
    var record = new ProducerRecord<>("out", new byte[0], new byte[0]);

    for (Exception refusal :
        List.of(new RecordTooLargeException("2 MB"), new ProducerFencedException("fenced"))) {
      assertThat(policy.handleError(SOMEWHERE, record, refusal).result())
          .isEqualTo(ProductionExceptionHandler.Result.FAIL);
    }
  }

  @Test
  void shouldSetAsideWhatCannotBeRead() {
    var record =
        new ConsumerRecord<>("events", 1, 42, SOMEWHERE.sourceRawKey(), SOMEWHERE.sourceRawValue());

    var response = policy.handleError(SOMEWHERE, record, new SerializationException("rubbish"));

    assertThat(response.result()).isEqualTo(DeserializationExceptionHandler.Result.RESUME);
    var dead = response.deadLetterQueueRecords().getFirst();
    assertThat(dead.value()).isEqualTo(SOMEWHERE.sourceRawValue());
    assertThat(header(dead, DeadLetter.REASON)).isEqualTo("unreadable");
  }

  @Test
  void shouldWriteNothingWhereThereIsNoProducer() {
    At inATableInMemory = new At("catalogue", new byte[0], new byte[0], new TaskId(-1, -1));
    var record = new ConsumerRecord<>("catalogue", 1, 42, new byte[0], new byte[0]);

    var unreadable =
        policy.handleError(inATableInMemory, record, new SerializationException("rubbish"));
    var failed =
        policy.handleError(inATableInMemory, RECORD, new UnsupportedOperationException("a bug"));

    assertThat(unreadable.result()).isEqualTo(DeserializationExceptionHandler.Result.RESUME);
    assertThat(unreadable.deadLetterQueueRecords()).isEmpty();
    assertThat(failed.result()).isEqualTo(ProcessingExceptionHandler.Result.RESUME);
    assertThat(failed.deadLetterQueueRecords()).isEmpty();
    assertThat(meters.find(StageMetrics.FAILURES).counters())
        .extracting(Counter::count)
        .containsExactly(1.0, 1.0);
  }

  @Test
  void shouldSetAsideWhatCannotBeWritten() {
    var record = new ProducerRecord<>("out", "key", "value");

    var response =
        policy.handleSerializationError(
            SOMEWHERE,
            record,
            new SerializationException("no"),
            SerializationExceptionOrigin.VALUE);

    assertThat(response.result()).isEqualTo(ProductionExceptionHandler.Result.RESUME);
    assertThat(header(response.deadLetterQueueRecords().getFirst(), DeadLetter.REASON))
        .isEqualTo("not-serializable");
  }

  @Test
  void shouldCutLongDetails() {
    var response =
        policy.handleError(SOMEWHERE, RECORD, new IllegalStateException("x".repeat(100_000)));

    assertThat(header(response.deadLetterQueueRecords().getFirst(), DeadLetter.DETAIL))
        .hasSizeLessThanOrEqualTo(1_000);
  }

  private static String header(ProducerRecord<?, ?> record, String name) {
    return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
  }

  @SuppressWarnings("ArrayRecordComponent")
  private record At(String topic, byte[] sourceRawKey, byte[] sourceRawValue, TaskId taskId)
      implements ErrorHandlerContext {
    @Override
    public int partition() {
      return 1;
    }

    @Override
    public long offset() {
      return 42;
    }

    @Override
    public Headers headers() {
      return new RecordHeaders();
    }

    @Override
    public String processorNodeId() {
      return "profile";
    }

    @Override
    public long timestamp() {
      return 0;
    }
  }
}
