package dev.daogou.serving.collect;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.daogou.schemas.ShopperKey;
import dev.daogou.schemas.StorefrontEvent;
import dev.daogou.schemas.Topics;
import dev.daogou.serving.collect.Collector.Submission;
import dev.daogou.serving.ops.ProblemException;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Reads events in the JSON of this API, and hands them over to Kafka. */
@Singleton
class EventsCollector {
  private static final String CHANNEL = Publisher.Channels.EVENTS;

  private final Batch batch;
  private final Collector collector;
  private final Publisher publisher;
  private final Topics topics;
  private final EventReader reader = new EventReader(InstantSource.system());
  private final EventStream stream;

  EventsCollector(
      Batch batch, Collector collector, Publisher publisher, Topics topics, ObjectMapper json) {
    this.batch = batch;
    this.collector = collector;
    this.publisher = publisher;
    this.topics = topics;
    stream = new EventStream(json.getFactory(), reader, batch.limit());
  }

  /** Whether a small body can be submitted without waiting for Kafka. */
  boolean isPrompt() {
    return publisher.isPrompt(CHANNEL);
  }

  /**
   * Hands over the events of a body.
   *
   * @param own the only tenant that is open to the caller; empty where all are
   * @throws ProblemException when the body cannot be read, or there are too many
   */
  Submission<StorefrontEvent> submit(byte[] body, Optional<String> own) {
    return collector.submit(
        CHANNEL,
        Protocol.NATIVE,
        topics.events(),
        event -> new ShopperKey(event.getTenant(), event.getShopper()),
        own,
        read(body));
  }

  /**
   * Waits for Kafka.
   *
   * @throws ProblemException when no event could be accepted, or Kafka did not take them in time
   */
  CollectAnswer await(Submission<StorefrontEvent> submission) {
    return collector.await(submission);
  }

  /**
   * Says of each event what became of it.
   *
   * @throws ProblemException when no event could be accepted, or Kafka did not take them in time
   */
  CollectAnswer answer(Submission<StorefrontEvent> submission, List<Delivery> deliveries) {
    return collector.answer(submission, deliveries);
  }

  private List<Reading<StorefrontEvent>> read(byte[] body) {
    return stream.read(body).orElseGet(() -> readAsTree(body));
  }

  private List<Reading<StorefrontEvent>> readAsTree(byte[] body) {
    return batch.entries(body, "events", reader::read);
  }
}
