package dev.daogou.clients;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.stream.Stream;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.streams.errors.ProcessorStateException;
import org.apache.kafka.streams.errors.StreamsException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RecordFaultTest {
  static Stream<Throwable> ofARecord() {
    return Stream.of(
        new StreamsException(new UnsupportedOperationException("telling")),
        new StackOverflowError("telling"),
        new OutOfMemoryError("telling"),
        new StreamsException(
            new KafkaException("aborted", new RecordTooLargeException("telling"))));
  }

  static Stream<Throwable> ofTheSurroundings() {
    return Stream.of(
        new StreamsException(new TimeoutException("the broker is away")),
        new StreamsException(new ProducerFencedException("fenced")),
        new ProcessorStateException("the disk is full", new RuntimeException("no space")),
        new StreamsException(new SerializationException("state has format 9")),
        new StreamsException(new RuntimeException(new IOException("no space left on device"))));
  }

  @ParameterizedTest
  @MethodSource("ofARecord")
  void shouldTellWhatTheRecordDid(Throwable failure) {
    assertThat(RecordFault.of(failure))
        .hasValueSatisfying(what -> assertThat(what).contains("telling"));
  }

  @ParameterizedTest
  @MethodSource("ofTheSurroundings")
  void shouldNotBlameARecordForItsSurroundings(Throwable failure) {
    assertThat(RecordFault.of(failure)).isEmpty();
  }
}
