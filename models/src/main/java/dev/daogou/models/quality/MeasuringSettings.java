package dev.daogou.models.quality;

import dev.daogou.PersonalizationSettings;
import dev.daogou.recommender.inference.CallLimits;
import dev.daogou.recommender.sources.CandidateLimits;
import java.time.Duration;

/** Settings of the topology, changed only where measuring differs from serving. */
final class MeasuringSettings {
  private static final Duration LONG = Duration.ofMinutes(5);
  private static final int EVERY_CANDIDATE = 4096;

  private MeasuringSettings() {}

  /** A model is waited for: a fallback would be measured in its name. */
  static PersonalizationSettings patient(PersonalizationSettings usual) {
    return usual.with(new CallLimits(LONG, usual.calls().rest()));
  }

  /** All that the sources bring is kept, for sources that compete alone. */
  static PersonalizationSettings withEveryCandidate(PersonalizationSettings usual) {
    CandidateLimits candidates = usual.candidates();
    return usual.with(
        new CandidateLimits(EVERY_CANDIDATE, candidates.recent(), candidates.perSource()));
  }
}
