package dev.daogou.models.quality;

import dev.daogou.recommender.settings.PersonalizationSettings;
import dev.daogou.recommender.settings.PersonalizationSettings.Candidates;
import dev.daogou.recommender.settings.PersonalizationSettings.Rescore;
import java.time.Duration;

/** Settings of the topology, changed only where measuring differs from serving. */
final class MeasuringSettings {
  private static final Duration LONG = Duration.ofMinutes(5);
  private static final int EVERY_CANDIDATE = 4096;

  private MeasuringSettings() {}

  /** A model is waited for: a fallback would be measured in its name. */
  static PersonalizationSettings patient(PersonalizationSettings usual) {
    Rescore rescore = usual.rescore();
    return new PersonalizationSettings(
        usual.vectors(),
        usual.profile(),
        usual.items(),
        usual.sessions(),
        usual.candidates(),
        new Rescore(rescore.batch(), rescore.candidates(), rescore.every(), LONG, rescore.rest()),
        usual.recommendations());
  }

  /** All that the sources bring is kept, for sources that compete alone. */
  static PersonalizationSettings withEveryCandidate(PersonalizationSettings usual) {
    Candidates candidates = usual.candidates();
    return new PersonalizationSettings(
        usual.vectors(),
        usual.profile(),
        usual.items(),
        usual.sessions(),
        new Candidates(EVERY_CANDIDATE, candidates.recent(), candidates.perSource()),
        usual.rescore(),
        usual.recommendations());
  }
}
