package dev.daogou.storefront.demo;

import dev.daogou.embedded.EmbeddedKafka;
import dev.daogou.embedded.EmbeddedKafkaSettings;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** Kafka that starts on a thread of its own, so that the service can start beside it. */
final class KafkaStart implements AutoCloseable {
  private final FutureTask<EmbeddedKafka> kafka;

  private KafkaStart(FutureTask<EmbeddedKafka> kafka) {
    this.kafka = kafka;
  }

  /** Begins to start it. */
  static KafkaStart begin(EmbeddedKafkaSettings settings) {
    FutureTask<EmbeddedKafka> starting = new FutureTask<>(() -> EmbeddedKafka.start(settings));
    Thread.ofPlatform().name("kafka-start").start(starting);
    return new KafkaStart(starting);
  }

  /**
   * The started node.
   *
   * @throws IllegalStateException when it does not start; it says why
   */
  EmbeddedKafka await() throws InterruptedException {
    try {
      return kafka.get();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException failure
          ? failure
          : new IllegalStateException(e.getCause());
    }
  }

  /** Stops it, once it has started. */
  @Override
  public void close() throws InterruptedException {
    EmbeddedKafka started;
    try {
      started = kafka.get();
    } catch (ExecutionException e) {
      // Whoever awaited it was told.
      return;
    }
    started.close();
  }
}
