package dev.daogou.serving.collect;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.daogou.schemas.StorefrontEvent;
import dev.daogou.serving.ops.ProblemException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventStreamTest {
  private static final int LIMIT = 5;
  private static final int BODIES = 4_000;
  private static final String MADE = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";

  private final ObjectMapper json = new ObjectMapper();
  private final EventReader reader =
      new EventReader(InstantSource.fixed(Instant.parse("2026-03-01T09:30:00.123456Z")));
  private final Batch batch = new Batch(json, LIMIT);
  private final EventStream stream = new EventStream(json.getFactory(), reader, LIMIT);

  @Test
  void shouldReadGoodBodiesAsTheTreeDoes() {
    BodiesForTests bodies = new BodiesForTests(new Random(1));

    for (int number = 0; number < BODIES; number++) {
      byte[] body = bodies.good().getBytes(UTF_8);

      Optional<List<Reading<StorefrontEvent>>> streamed = stream.read(body);

      assertThat(streamed).as(new String(body, UTF_8)).isPresent();
      assertThat(withoutMadeIds(streamed.get())).isEqualTo(withoutMadeIds(asTree(body)));
    }
  }

  @Test
  void shouldReadNothingInWhichTheTreeFindsAFault() {
    BodiesForTests bodies = new BodiesForTests(new Random(2));
    int good = 0;

    for (int number = 0; number < BODIES; number++) {
      byte[] body = bodies.mutated();

      Optional<List<Reading<StorefrontEvent>>> streamed = stream.read(body);

      if (streamed.isPresent()) {
        good++;
        assertThat(withoutMadeIds(streamed.get()))
            .as(new String(body, UTF_8))
            .isEqualTo(withoutMadeIds(asTree(body)));
      }
    }
    assertThat(good).isBetween(BODIES / 20, BODIES * 19 / 20);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "7",
        "[]",
        "[{}]",
        "{}",
        "{'events':[]}",
        "{'events':null}",
        "{'events':{}}",
        "{'id':'e','id':'e','type':'item-view','shopper':'a','item':'i'}",
        "{'id':'e','type':'item-view','shopper':'a','item':'i','x':{'y':1,'y':2}}",
        "{'id':'e','type':'item-view','shopper':'a','item':'i','events':null}",
        "{'id':'e','type':'item-view','shopper':'a','item':'i'} {}",
        "{'id':'e','type':'item-view','shopper':'a','item':'i'",
        "{'id':'e','type':'cart-add','shopper':'a','item':'i','price':1e999}",
        "{'id':'e','type':'cart-add','shopper':'a','item':'i','quantity':99999999999999999999}",
        "{'id':'e','type':'item-view','shopper':'a','item':'i','time':'9999-12-31T23:59:59.500Z'}",
        "{'id':'e','type':'order-placed','shopper':'a','order':'o','lines':[[{'item':'i'}]]}",
        "{'events':[{'id':'e','type':'item-view','shopper':'a','item':'i'}],'x':1,'x':2}"
      })
  void shouldLeaveToTheTreeWhatIsNotGood(String body) {
    assertThat(stream.read(body.replace('\'', '"').getBytes(UTF_8))).isEmpty();
  }

  @Test
  void shouldLeaveBatchesThatAreTooLargeToTheTree() {
    String event = "{\"id\":\"e\",\"type\":\"item-view\",\"shopper\":\"a\",\"item\":\"i\"}";
    List<String> events = Stream.generate(() -> event).limit(LIMIT).toList();

    assertThat(stream.read(list(events))).isPresent();
    assertThat(stream.read(list(Stream.concat(events.stream(), Stream.of(event)).toList())))
        .isEmpty();
  }

  private static byte[] list(List<String> events) {
    return ("[" + String.join(",", events) + "]").getBytes(UTF_8);
  }

  private List<Reading<StorefrontEvent>> asTree(byte[] body) {
    try {
      return batch.entries(body, "events", reader::read);
    } catch (ProblemException refused) {
      return List.of();
    }
  }

  private static List<Reading<StorefrontEvent>> withoutMadeIds(
      List<Reading<StorefrontEvent>> readings) {
    return readings.stream().map(EventStreamTest::withoutMadeId).toList();
  }

  private static Reading<StorefrontEvent> withoutMadeId(Reading<StorefrontEvent> reading) {
    if (!(reading instanceof Reading.Taken<StorefrontEvent> taken) || !taken.id().matches(MADE)) {
      return reading;
    }
    StorefrontEvent event = StorefrontEvent.newBuilder(taken.value()).setId("made").build();
    return new Reading.Taken<>("made", taken.type(), event);
  }
}
