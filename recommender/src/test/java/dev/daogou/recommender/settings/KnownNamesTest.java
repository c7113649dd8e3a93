package dev.daogou.recommender.settings;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.daogou.recommender.sessions.SessionLimits;
import java.util.List;
import org.junit.jupiter.api.Test;

class KnownNamesTest {
  private final KnownNames known = KnownNames.of(SettingsTree.of(SessionLimits.defaults()));

  @Test
  void shouldSayWhichNameWasMeant() {
    assertThatThrownBy(() -> known.checkNames(List.of("daogou.sessions.neighbors")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "there is no setting daogou.sessions.neighbors;"
                + " did you mean daogou.sessions.neighbours?");
    assertThatThrownBy(() -> known.checkVariables(List.of("DAOGOU_SESSIONS_PERITEM")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "there is no setting DAOGOU_SESSIONS_PERITEM; did you mean DAOGOU_SESSIONS_PER_ITEM?");
  }

  @Test
  void shouldRefuseANameThatIsWrittenInAnotherCase() {
    assertThatThrownBy(() -> known.checkNames(List.of("daogou.sessions.perItem")))
        .hasMessageEndingWith("did you mean daogou.sessions.per-item?");
  }

  @Test
  void shouldLeaveOtherGroupsAlone() {
    assertThatCode(
            () -> {
              known.checkNames(
                  List.of("daogou.sessions.kept", "daogou.topics.prefix", "java.version"));
              known.checkVariables(
                  List.of("DAOGOU_SESSIONS_KEPT", "DAOGOU_JAVA_OPTS", "SESSIONS", "PATH"));
            })
        .doesNotThrowAnyException();
  }

  @Test
  void shouldKnowWhatIsReadElsewhere() {
    KnownNames more = known.and(List.of("daogou.sessions.elsewhere"));

    assertThatCode(() -> more.checkNames(List.of("daogou.sessions.elsewhere")))
        .doesNotThrowAnyException();
  }
}
