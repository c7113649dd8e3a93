package dev.daogou.serving.collect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.daogou.serving.ops.Problem;
import dev.daogou.serving.ops.ProblemException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class BatchTest {
  private final Batch batch = new Batch(new ObjectMapper(), 3);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"id\":\"a\"}",
        "[{\"id\":\"a\"}]",
        "{\"events\":[{\"id\":\"a\"}]}",
        "{\"before\":[{}],\"events\":[{\"id\":\"a\"}],\"after\":{\"events\":[]}}"
      })
  void shouldFindTheEntriesInEachForm(String body) {
    List<JsonNode> entries = entries(body);

    assertThat(entries).hasSize(1);
    assertThat(entries.getFirst().path("id").asText()).isEqualTo("a");
  }

  static Stream<String> unreadable() {
    return Stream.of(
        "",
        "{",
        "{}{}",
        "\u0000",
        "[]",
        "null",
        "\"text\"",
        "{\"events\":7}",
        "{\"events\":[]}",
        "{\"a\":1,\"a\":2}",
        "[{},{\"a\":{\"b\":1,\"b\":2}}]",
        "{\"events\":[{}],\"events\":[{}]}",
        "{\"events\":[{}],\"x\":[}",
        "[{},",
        "[{}]]",
        "{\"price\":NaN}",
        "[".repeat(100_000) + "]".repeat(100_000),
        "{\"stars\":" + "9".repeat(1_000_000) + "}");
  }

  @ParameterizedTest
  @MethodSource("unreadable")
  void shouldRefuseWhatIsNoBatch(String body) {
    ProblemException refused = catchThrowableOfType(ProblemException.class, () -> entries(body));

    assertThat(refused.getResponse().getStatus()).isEqualTo(400);
    assertThat(((Problem) refused.getResponse().getEntity()).type())
        .isEqualTo("urn:daogou:problem:unreadable-body");
    assertThat(refused.getMessage()).hasSizeLessThan(300);
  }

  @Test
  void shouldKeepNoTreeOfABatchThatIsTooLarge() {
    AtomicInteger read = new AtomicInteger();
    byte[] body = ("[" + "0,".repeat(1_000_000) + "0]").getBytes(StandardCharsets.UTF_8);

    ProblemException refused =
        catchThrowableOfType(
            ProblemException.class,
            () -> batch.entries(body, "events", entry -> read.incrementAndGet()));

    assertThat(refused).hasMessageContaining("1000001 entries; at most 3");
    assertThat(read).hasValue(3);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "{", "{}{}", "{\"a\":1,\"a\":2}"})
  void shouldRefuseWhatIsNoEntry(String body) {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);

    assertThat(catchThrowableOfType(ProblemException.class, () -> batch.entry(bytes)))
        .extracting(refused -> refused.getResponse().getStatus())
        .isEqualTo(400);
  }

  @Test
  void shouldRefuseAnEntryOfNothingButBrackets() {
    String brackets = "{},".repeat(100_000) + "{}";

    for (String body :
        List.of(
            "[{\"lines\":[" + brackets + "]}]",
            "{\"lines\":[" + brackets + "]}",
            "{\"events\":[[" + brackets + "]]}")) {
      assertThat(catchThrowableOfType(ProblemException.class, () -> entries(body)))
          .hasMessageContaining("one entry has more than 100000 names and values");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"key\":\"k\",\"list\":[{\"list\":[7]},1]}",
        "{\"list\":[{\"list\":[7]},1],\"key\":\"k\"}"
      })
  void shouldReadAListAndWhatStandsBesideIt(String body) {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);

    assertThat(batch.envelope(bytes, "list")).hasToString("{\"key\":\"k\"}");
    assertThat(batch.list(bytes, "list", (entry, number) -> number + ":" + entry))
        .contains(List.of("0:{\"list\":[7]}", "1:1"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"7", "[]", "[{\"list\":[1]}]", "{}", "{\"list\":null}", "{\"list\":{}}"})
  void shouldFindNoListWhereThereIsNone(String body) {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);

    assertThat(batch.envelope(bytes, "list")).isEmpty();
    assertThat(batch.list(bytes, "list", (entry, number) -> entry)).isEmpty();
  }

  @Test
  void shouldRefuseBatchesThatAreTooLarge() {
    ProblemException refused =
        catchThrowableOfType(ProblemException.class, () -> entries("[{},{},{},{}]"));

    assertThat(refused.getResponse().getStatus()).isEqualTo(413);
    assertThat(refused).hasMessageContaining("4 entries");
  }

  private List<JsonNode> entries(String body) {
    return batch.entries(body.getBytes(StandardCharsets.UTF_8), "events", entry -> entry);
  }
}
