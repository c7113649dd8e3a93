package dev.daogou.serving.settings;

import dev.daogou.recommender.settings.NamedSetting;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.config.SmallRyeConfigBuilderCustomizer;

/**
 * Tells SmallRye that {@link RecommenderSettings} are no mistakes: what stands under {@code daogou}
 * and is in no mapping would be refused. {@link ConfiguredSettings} knows which of it is.
 */
public final class UnmappedSettings implements SmallRyeConfigBuilderCustomizer {
  @Override
  public void configBuilder(SmallRyeConfigBuilder builder) {
    var tree = RecommenderSettings.tree();
    tree.groups().forEach(group -> builder.withMappingIgnore(group.name() + ".**"));
    tree.settings().stream()
        .map(NamedSetting::formerName)
        .forEach(former -> former.ifPresent(builder::withMappingIgnore));
  }
}
