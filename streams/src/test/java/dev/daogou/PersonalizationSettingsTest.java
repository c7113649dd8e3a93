package dev.daogou;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.daogou.app.RunSettings;
import dev.daogou.outcomes.OutcomeLimits;
import dev.daogou.recommender.inference.CallLimits;
import dev.daogou.recommender.sessions.SessionLimits;
import dev.daogou.recommender.settings.NamedSetting;
import dev.daogou.recommender.settings.SettingsTree;
import dev.daogou.recommender.shopper.ProfileLimits;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PersonalizationSettingsTest {
  private static final SettingsTree<PersonalizationSettings> TREE =
      SettingsTree.of(PersonalizationSettings.defaults());

  static List<String> names() {
    return TREE.settings().stream().map(NamedSetting::name).toList();
  }

  @Test
  void shouldCallEachSettingByAnotherName() {
    assertThat(names()).doesNotHaveDuplicates().hasSizeGreaterThan(45);
  }

  @ParameterizedTest
  @MethodSource("names")
  void shouldNameTheSettingThatIsWrong(String name) {
    String wrong = TREE.usual(named(name)).matches("\\d+") ? "-1" : "0s";

    assertThatThrownBy(() -> read(Map.of(name, wrong)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(name + " must be ")
        .hasMessageContaining(wrong);
  }

  @ParameterizedTest
  @MethodSource("names")
  void shouldReadWhatItWrites(String name) {
    assertThat(read(Map.of(name, TREE.usual(named(name)))))
        .isEqualTo(PersonalizationSettings.defaults());
  }

  @Test
  void shouldSayWhatElseIsAsked() {
    Duration day = Duration.ofDays(1);

    assertThatThrownBy(() -> new SessionLimits(1, 2, 5, 1, 1, day, day))
        .hasMessage("daogou.sessions.per-item must be at least 4 and a power of two, not 5");
    assertThatThrownBy(() -> new OutcomeLimits(1, 1, 65_536, day, Duration.ofHours(1)))
        .hasMessage(
            "daogou.outcomes.close-after must be longer than 0s and not shorter than"
                + " daogou.outcomes.attribution, not 1h");
    assertThatThrownBy(() -> RunSettings.of(" ", Path.of("state")))
        .hasMessageContaining("bootstrap servers");
  }

  @Test
  void shouldKeepEverythingElseBesideAnotherGroup() {
    var calls = new CallLimits(Duration.ofMinutes(5), Duration.ofSeconds(1));
    ProfileLimits profile = read(Map.of("daogou.profile.kept", "300")).shopper().profile();

    PersonalizationSettings changed = PersonalizationSettings.defaults().with(calls).with(profile);

    assertThat(changed.calls()).isEqualTo(calls);
    assertThat(changed.shopper().profile().kept()).isEqualTo(300);
    assertThat(changed.with(CallLimits.defaults()).with(ProfileLimits.defaults()))
        .isEqualTo(PersonalizationSettings.defaults());
  }

  @Test
  void shouldStillReadTheFormerName() {
    String former = "daogou.personalize.backfill-quiet";

    assertThat(read(Map.of(former, "1s")).backfill().quiet()).isEqualTo(Duration.ofSeconds(1));
    assertThat(read(Map.of(former, "1s", "daogou.backfill.quiet", "2s")).backfill().quiet())
        .isEqualTo(Duration.ofSeconds(2));
  }

  private static NamedSetting named(String name) {
    return TREE.settings().stream()
        .filter(setting -> setting.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static PersonalizationSettings read(Map<String, String> configured) {
    return TREE.read(name -> Optional.ofNullable(configured.get(name)));
  }
}
