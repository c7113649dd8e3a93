package dev.daogou.serving.collect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CollectAnswerTest {
  private static final int ENTRIES = 5_000;

  @Test
  void shouldTellTheDetailsOfTheFirstAndCountTheRest() {
    Outcome refused = Outcome.refused("e", new Refusal("bad-id", "x".repeat(1_000)));
    Outcome taken = new Outcome("t", Outcome.Status.accepted, "0-1", null, null);
    List<Outcome> outcomes =
        Stream.concat(Stream.of(taken), Stream.generate(() -> refused).limit(ENTRIES)).toList();

    CollectAnswer answer = CollectAnswer.of(outcomes);

    assertThat(answer.accepted()).isEqualTo(1);
    assertThat(answer.rejected()).isEqualTo(ENTRIES);
    assertThat(answer.results()).hasSize(ENTRIES + 1).startsWith(taken, refused);
    assertThat(answer.results().stream().filter(each -> each.detail() != null)).hasSize(100);
    assertThat(answer.results().getLast().reason()).isEqualTo("bad-id");
    assertThat(answer.detailsLeftOut()).isEqualTo(ENTRIES - 100);
  }

  @Test
  void shouldLeaveOutNothingOfAFew() {
    Outcome refused = Outcome.refused("e", new Refusal("bad-id", "id is missing"));

    CollectAnswer answer = CollectAnswer.of(List.of(refused));

    assertThat(answer.results()).containsExactly(refused);
    assertThat(answer.detailsLeftOut()).isNull();
  }
}
