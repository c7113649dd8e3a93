package dev.daogou.recommender.settings;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.daogou.app.RunSettings;
import dev.daogou.recommender.settings.PersonalizationSettings.Candidates;
import dev.daogou.recommender.settings.PersonalizationSettings.Fatigue;
import dev.daogou.recommender.settings.PersonalizationSettings.ItemLimits;
import dev.daogou.recommender.settings.PersonalizationSettings.Noise;
import dev.daogou.recommender.settings.PersonalizationSettings.Outcomes;
import dev.daogou.recommender.settings.PersonalizationSettings.ProfileLimits;
import dev.daogou.recommender.settings.PersonalizationSettings.Recommendations;
import dev.daogou.recommender.settings.PersonalizationSettings.Rescore;
import dev.daogou.recommender.settings.PersonalizationSettings.Vectors;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PersonalizationSettingsTest {
  private static final Duration DAY = Duration.ofDays(1);
  private static final Duration NONE = Duration.ZERO;

  static Stream<Arguments> mistakes() {
    return Stream.of(
        mistake("vectors.signature must be at least 8, not 7", () -> new Vectors(7, DAY, DAY)),
        mistake("vectors.shortHalfLife", () -> new Vectors(64, NONE, DAY)),
        mistake("vectors.longHalfLife", () -> new Vectors(64, DAY, Duration.ofDays(-1))),
        mistake("profile.kept", () -> new ProfileLimits(9, 1, DAY, DAY, DAY, DAY)),
        mistake("profile.fingerprints", () -> new ProfileLimits(10, 0, DAY, DAY, DAY, DAY)),
        mistake("profile.sessionGap", () -> new ProfileLimits(10, 1, NONE, DAY, DAY, DAY)),
        mistake("profile.duplicateWindow", () -> new ProfileLimits(10, 1, DAY, NONE, DAY, DAY)),
        mistake("profile.cancelWindow", () -> new ProfileLimits(10, 1, DAY, DAY, NONE, DAY)),
        mistake("profile.clockSkew", () -> new ProfileLimits(10, 1, DAY, DAY, DAY, NONE)),
        mistake("items.neighbours", () -> new ItemLimits(0, 1, DAY, DAY, DAY)),
        mistake("items.published", () -> new ItemLimits(1, 0, DAY, DAY, DAY)),
        mistake("items.halfLife", () -> new ItemLimits(1, 1, NONE, DAY, DAY)),
        mistake("items.trendHalfLife", () -> new ItemLimits(1, 1, DAY, NONE, DAY)),
        mistake("items.publishEvery", () -> new ItemLimits(1, 1, DAY, DAY, NONE)),
        mistake("candidates.most", () -> new Candidates(0, 1, 1)),
        mistake("candidates.recent", () -> new Candidates(1, 0, 1)),
        mistake("candidates.perSource", () -> new Candidates(1, 1, 0)),
        mistake("rescore.batch", () -> new Rescore(0, 1, DAY, DAY, DAY)),
        mistake("rescore.candidates", () -> new Rescore(1, 0, DAY, DAY, DAY)),
        mistake("rescore.every", () -> new Rescore(1, 1, NONE, DAY, DAY)),
        mistake("rescore.timeout", () -> new Rescore(1, 1, DAY, NONE, DAY)),
        mistake("rescore.rest", () -> new Rescore(1, 1, DAY, DAY, NONE)),
        mistake("recommendations.items", () -> new Recommendations(0, true, DAY, 1)),
        mistake("recommendations.boughtFor", () -> new Recommendations(1, true, NONE, 1)),
        mistake("recommendations.sameInARow", () -> new Recommendations(1, true, DAY, 0)),
        mistake("fatigue.items", () -> new Fatigue(0, 1, DAY)),
        mistake("fatigue.perList", () -> new Fatigue(1, 0, DAY)),
        mistake("fatigue.halfLife", () -> new Fatigue(1, 1, NONE)),
        mistake("noise.sessionVisits", () -> new Noise(1, 5, DAY, 5, DAY, DAY)),
        mistake("noise.burst", () -> new Noise(2, 4, DAY, 5, DAY, DAY)),
        mistake("noise.burstWithin", () -> new Noise(2, 5, NONE, 5, DAY, DAY)),
        mistake("noise.breadth", () -> new Noise(2, 5, DAY, 4, DAY, DAY)),
        mistake("noise.breadthWithin", () -> new Noise(2, 5, DAY, 5, NONE, DAY)),
        mistake("noise.quiet", () -> new Noise(2, 5, DAY, 5, DAY, NONE)),
        mistake("outcomes.open", () -> new Outcomes(0, 1, DAY, DAY)),
        mistake("outcomes.items", () -> new Outcomes(1, 0, DAY, DAY)),
        mistake("outcomes.attribution", () -> new Outcomes(1, 1, NONE, DAY)),
        mistake("outcomes.closeAfter", () -> new Outcomes(1, 1, DAY, Duration.ofHours(1))),
        mistake("bootstrap servers", () -> RunSettings.of(" ", Path.of("state"))));
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void shouldNameTheSettingThatIsWrong(String message, ThrowingCallable mistake) {
    assertThatThrownBy(mistake)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }

  @Test
  void shouldHaveDefaultsThatItAcceptsItself() {
    assertThatCode(PersonalizationSettings::defaults).doesNotThrowAnyException();
  }

  private static Arguments mistake(String message, ThrowingCallable making) {
    return Arguments.of(message, making);
  }
}
