package dev.daogou.recommender.features;

import java.util.List;

/**
 * Features that are worked out together. To add one, write its file and add its line to {@link
 * Features}; models that do not ask for it cost nothing and are not refused.
 */
interface FeatureGroup {
  /** Its features, in the order in which a newly trained model lists them. */
  List<Feature> features();

  /** Whether newly trained models ask for them; others are there for models that name them. */
  default boolean isUsual() {
    return true;
  }

  /** Writes those that are asked for, for every candidate; all others are 0. */
  void write(Described described, FeatureTable table);
}
