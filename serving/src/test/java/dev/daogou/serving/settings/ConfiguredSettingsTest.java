package dev.daogou.serving.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.daogou.recommender.inference.ModelSettings;
import dev.daogou.recommender.settings.NamedSetting;
import dev.daogou.recommender.settings.ProcessSettings;
import dev.daogou.recommender.settings.SettingsTree;
import dev.daogou.serving.ops.ServiceConfig;
import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ConfiguredSettingsTest {
  private static final SettingsTree<RecommenderSettings> TREE = RecommenderSettings.tree();

  static List<String> names() {
    return TREE.settings().stream().map(NamedSetting::name).toList();
  }

  @ParameterizedTest
  @MethodSource("names")
  void shouldReachEverySettingByAProperty(String name) {
    NamedSetting setting = named(name);
    String other = other(setting);

    RecommenderSettings read = read(Map.of(name, other), Map.of());

    assertThat(SettingsTree.of(read).usual(setting)).isEqualTo(other);
    assertOthersAreUsual(read, setting);
  }

  @ParameterizedTest
  @MethodSource("names")
  void shouldReachEverySettingByAnEnvironmentVariable(String name) {
    NamedSetting setting = named(name);
    String other = other(setting);

    RecommenderSettings read = read(Map.of(), Map.of(ProcessSettings.variable(name), other));

    assertThat(SettingsTree.of(read).usual(setting)).isEqualTo(other);
    assertOthersAreUsual(read, setting);
  }

  @Test
  void shouldPreferTheStrongerSource() {
    RecommenderSettings read =
        read(
            Map.of("daogou.sessions.neighbours", "100"), Map.of("DAOGOU_SESSIONS_NEIGHBOURS", "7"));

    assertThat(read.personalization().sessions().neighbours()).isEqualTo(7);
  }

  @Test
  void shouldReadWhatAnotherSettingSays() {
    RecommenderSettings read =
        read(
            Map.of("daogou.backfill.quiet", "${shop.patience}", "shop.patience", "1m30s"),
            Map.of());

    assertThat(read.personalization().backfill().quiet()).isEqualTo(Duration.ofSeconds(90));
  }

  @Test
  void shouldStillReadWhatWasSetBefore() {
    RecommenderSettings read =
        read(
            Map.of("daogou.personalize.backfill-quiet", "1s"),
            Map.of("DAOGOU_MODEL_PROVIDER", "gpu"));

    assertThat(read.personalization().backfill().quiet()).isEqualTo(Duration.ofSeconds(1));
    assertThat(read.model().provider()).isEqualTo(ModelSettings.Provider.GPU);
  }

  @Test
  void shouldLeaveToTheMappingWhatIsInIt() {
    SmallRyeConfig config =
        config(
            Map.of(
                "daogou.model.ranker", "none",
                "daogou.model.threads", "2",
                "daogou.sessions.kept", "10"),
            Map.of());

    assertThat(config.getConfigMapping(ServiceConfig.class).model().ranker()).contains("none");
    assertThat(ConfiguredSettings.read(config, ServiceConfig.class).model().threads()).isEqualTo(2);
  }

  @Test
  void shouldRefuseAnUnknownNameInWords() {
    assertThatThrownBy(() -> read(Map.of("daogou.sessions.neighbors", "5"), Map.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageEndingWith("did you mean daogou.sessions.neighbours?");
    assertThatThrownBy(() -> read(Map.of("%test.daogou.lists.item", "5"), Map.of()))
        .hasMessageEndingWith("did you mean daogou.lists.items?");
    assertThatThrownBy(() -> read(Map.of("daogou.model.rankers", "none"), Map.of()))
        .hasMessageEndingWith("did you mean daogou.model.ranker?");
    assertThatThrownBy(() -> read(Map.of(), Map.of("DAOGOU_NOISE_BREATH", "5")))
        .hasMessageEndingWith("did you mean DAOGOU_NOISE_BREADTH?");
  }

  @Test
  void shouldRefuseAnUnknownGroup() {
    assertThatThrownBy(() -> config(Map.of("daogou.session.neighbours", "5"), Map.of()))
        .hasMessageContaining("daogou.session.neighbours");
  }

  @Test
  void shouldRefuseAnImpossibleValueInWords() {
    assertThatThrownBy(() -> read(Map.of("daogou.lists.items", "0"), Map.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("daogou.lists.items must be at least 1, not 0");
    assertThatThrownBy(() -> read(Map.of("daogou.model.provider", "tpu"), Map.of()))
        .hasMessage("daogou.model.provider must be auto, gpu or cpu, not 'tpu'");
  }

  private static RecommenderSettings read(
      Map<String, String> properties, Map<String, String> environment) {
    return ConfiguredSettings.read(config(properties, environment), ServiceConfig.class);
  }

  /** As the service has it: with the mapping, which refuses what it does not know. */
  private static SmallRyeConfig config(
      Map<String, String> properties, Map<String, String> environment) {
    return new SmallRyeConfigBuilder()
        .addDiscoveredConverters()
        .addDefaultInterceptors()
        .withCustomizers(new UnmappedSettings())
        .withMapping(ServiceConfig.class)
        .withSources(new PropertiesConfigSource(new HashMap<>(properties), "file", 250))
        .withSources(new EnvConfigSource(environment, 300))
        .build();
  }

  private static NamedSetting named(String name) {
    return TREE.settings().stream()
        .filter(setting -> setting.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  /** Another value that is allowed, whatever the others are. */
  private static String other(NamedSetting setting) {
    String usual = TREE.usual(setting);
    return switch (usual) {
      case "true" -> "false";
      case "auto" -> "cpu";
      case String number when number.matches("\\d+") ->
          Long.toString(Math.max(1, 2 * Long.parseLong(number)));
      // Nothing else is longer than a list that sold nothing is kept open.
      case String time when setting.name().equals("daogou.outcomes.attribution") -> "2h";
      case String time -> "4d5m";
    };
  }

  private static void assertOthersAreUsual(RecommenderSettings read, NamedSetting changed) {
    assertThat(TREE.settings())
        .filteredOn(setting -> !setting.name().equals(changed.name()))
        .allSatisfy(
            setting ->
                assertThat(SettingsTree.of(read).usual(setting)).isEqualTo(TREE.usual(setting)));
  }
}
