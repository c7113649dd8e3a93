package dev.daogou.serving.collect;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.daogou.fuzzing.Changes;
import dev.daogou.fuzzing.Trial;
import dev.daogou.schemas.StorefrontEvent;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Bodies of {@code POST /v1/events}, in one pass and as a tree. */
class EventBodiesFuzzTest {
  private static final Changes CHANGES =
      Changes.of(
          EventExamples.SEARCH,
          EventExamples.CART_ADD,
          EventExamples.ORDER_PLACED,
          EventExamples.ORDER_REVERSED,
          EventExamples.BATCH);

  private final EventReader events = new EventReader(InstantSource.fixed(Readings.NOW));
  private final EventStream stream =
      new EventStream(new ObjectMapper().getFactory(), events, 5_000);

  static Stream<Arguments> goodInputs() {
    return CHANGES.arguments();
  }

  @Test
  void shouldReadWhateverIsChanged() throws Exception {
    CHANGES.tryAll(this::read);
  }

  @MethodSource("goodInputs")
  @FuzzTest(maxDuration = "2m")
  void shouldReadWhatever(byte[] input) throws Exception {
    Trial.of(input, this::read);
  }

  private void read(byte[] body) throws IOException {
    Optional<List<Reading<StorefrontEvent>>> streamed = stream.read(body);
    streamed.ifPresent(Readings::checkEvents);
    Readings.orRefusal(
        () -> {
          List<Reading<StorefrontEvent>> readings =
              Readings.BATCH.entries(body, "events", events::read);
          Readings.checkEvents(readings);
          streamed.ifPresent(same -> assertThat(readings).hasSameSizeAs(same));
        });
  }
}
