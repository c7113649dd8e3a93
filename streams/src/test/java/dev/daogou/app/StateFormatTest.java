package dev.daogou.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StateFormatTest {
  private static final StateFormat NEXT = new StateFormat(StateFormat.CURRENT.version() + 1);

  @Test
  void shouldRefuseWhatANewerProgramWroteAndSayWhatToDo() {
    assertThat(StateFormat.CURRENT.refusal(NEXT.text()))
        .hasValueSatisfying(
            words ->
                assertThat(words)
                    .contains("has format " + NEXT.version())
                    .contains("knows formats up to " + StateFormat.CURRENT.version())
                    .contains("Start that program again")
                    .contains("daogou.topics.prefix", "daogou.state-dir"));
  }

  @Test
  void shouldTakeOverWhatItsOwnOrAnEarlierProgramWrote() {
    assertThat(StateFormat.CURRENT.refusal(StateFormat.CURRENT.text())).isEmpty();
    assertThat(StateFormat.CURRENT.refusal(StateFormat.UNRECORDED.text())).isEmpty();
    assertThat(NEXT.refusal(StateFormat.CURRENT.text())).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0", "-1", "two", "2.1", "99999999999"})
  void shouldRefuseWhatIsNoVersion(String recorded) {
    assertThat(StateFormat.CURRENT.refusal(recorded)).isPresent();
  }
}
