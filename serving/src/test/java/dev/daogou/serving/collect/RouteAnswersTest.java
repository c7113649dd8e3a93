package dev.daogou.serving.collect;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RouteAnswersTest {
  private final ObjectMapper mapper = new ObjectMapper();
  private final RouteAnswers answers = new RouteAnswers(mapper);

  @Test
  void shouldWriteAnswersAsTheResourceDoes() throws JsonProcessingException {
    Random random = new Random(3);

    for (int number = 0; number < 2_000; number++) {
      CollectAnswer answer = CollectAnswer.of(outcomes(random));

      String written = new String(answers.bytes(answer), UTF_8);

      assertThat(written).isEqualTo(new String(mapper.writeValueAsBytes(answer), UTF_8));
    }
  }

  private static List<Outcome> outcomes(Random random) {
    List<Outcome> outcomes = new ArrayList<>();
    for (int entry = 0; entry <= random.nextInt(4); entry++) {
      outcomes.add(
          new Outcome(
              text(random),
              Outcome.Status.values()[random.nextInt(3)],
              text(random),
              text(random),
              text(random)));
    }
    return outcomes;
  }

  private static String text(Random random) {
    return switch (random.nextInt(4)) {
      case 0 -> null;
      case 1 -> "金戒指 😀 \u2028";
      default ->
          random
              .ints(5, 0, 0x300)
              .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
              .toString();
    };
  }
}
