package dev.daogou.serving.settings;

import dev.daogou.PersonalizationSettings;
import dev.daogou.recommender.inference.ModelSettings;
import dev.daogou.recommender.settings.SettingsTree;

/**
 * All that can be set of the recommender.
 *
 * @param model where and how models run
 * @param personalization what the stages may be told
 */
public record RecommenderSettings(ModelSettings model, PersonalizationSettings personalization) {
  /** What they are called, and how they are read. */
  public static SettingsTree<RecommenderSettings> tree() {
    return SettingsTree.of(
        new RecommenderSettings(ModelSettings.defaults(), PersonalizationSettings.defaults()));
  }
}
