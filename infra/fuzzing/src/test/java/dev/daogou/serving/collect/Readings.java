package dev.daogou.serving.collect;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.daogou.schemas.CatalogueUpdate;
import dev.daogou.schemas.StorefrontEvent;
import dev.daogou.schemas.Topic;
import dev.daogou.schemas.Topics;
import dev.daogou.serving.ops.ProblemException;
import java.time.Instant;
import java.util.List;

/** What holds of every reading of a body. */
final class Readings {
  static final Instant NOW = Instant.parse("2026-03-01T09:30:00Z");
  static final Batch BATCH = new Batch(new ObjectMapper(), 5_000);

  private static final int LONGEST_DETAIL = 4_000;
  private static final Topics TOPICS = Topics.withPartitions(1);

  private Readings() {}

  /** Whatever is taken can be written; whatever is not is told in few words. */
  static void checkEvents(List<Reading<StorefrontEvent>> readings) {
    readings.forEach(reading -> check(reading, TOPICS.events()));
  }

  /** The same of items. */
  static void checkItems(List<Reading<CatalogueUpdate>> readings) {
    readings.forEach(reading -> check(reading, TOPICS.catalogueUpdates()));
  }

  private static <V> void check(Reading<V> reading, Topic<?, V> topic) {
    switch (reading) {
      case Reading.Taken<V> fit ->
          assertThat(topic.value().serializer().serialize(topic.name(), fit.value())).isNotEmpty();
      case Reading.Refused<V> wrong ->
          assertThat(wrong.refusal().detail()).hasSizeLessThan(LONGEST_DETAIL);
    }
  }

  /** A body that cannot be read is an answer of the client's fault. */
  static void orRefusal(Runnable reading) {
    try {
      reading.run();
    } catch (ProblemException unreadable) {
      assertThat(unreadable.getResponse().getStatus()).isBetween(400, 499);
    }
  }
}
