package dev.daogou.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ThreadGroupsTest {
  @ParameterizedTest
  @CsvSource({
    "daogou.personalize-0b1c-StreamThread-1, personalize",
    "daogou.serve-0b1c-StreamThread-1, serve",
    "kafka-producer-network-thread | daogou.personalize-0b1c-StreamThread-1-producer,"
        + " personalize-producer",
    "kafka-producer-network-thread | kafka-producer-events, producers",
    "vert.x-eventloop-thread-3, event-loops",
    "ForkJoinPool-1-worker-2, virtual-threads",
    "C2 CompilerThread0, compiler",
    "GC Thread#1, collector",
    "data-plane-kafka-request-handler-7, broker-handlers",
    "my-thread-12, my thread"
  })
  void shouldKnowWhatAThreadWorksFor(String thread, String group) {
    assertThat(ThreadGroups.of(thread)).isEqualTo(group);
  }
}
