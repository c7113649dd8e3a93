package dev.daogou.serving.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daogou.serving.ops.ProblemKind;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GuessesTest {
  private static final int RATE = 30;
  private static final Refusal WRONG = Refusal.unauthorized("wrong-key", "the key is not known");

  private final Guesses guesses =
      new Guesses(
          ProviderTokensTest.config(Map.of("daogou.security.rate.guesses", String.valueOf(RATE))));

  @Test
  void shouldAskWhoGuessesToComeBack() {
    List<Refusal> told =
        IntStream.range(0, 1_500).mapToObj(guess -> guesses.told(WRONG, "203.0.113.1")).toList();

    assertThat(told.subList(0, RATE)).containsOnly(WRONG);
    Refusal last = told.getLast();
    assertThat(last.kind()).isEqualTo(ProblemKind.RATE_LIMITED);
    assertThat(last.word()).isEqualTo("guesses");
    assertThat(last.retryAfter()).isPositive();
    assertThat(guesses.told(WRONG, "203.0.113.2")).isEqualTo(WRONG);
  }

  @Test
  void shouldTakeNothingElseForAGuess() {
    Refusal expired = Refusal.unauthorized("token-expired", "the token has expired");

    assertThat(IntStream.range(0, 1_500).mapToObj(guess -> guesses.told(expired, "203.0.113.1")))
        .containsOnly(expired);
  }
}
