package dev.daogou.candidates;

import dev.daogou.recommender.ranking.Rescore;
import dev.daogou.recommender.sources.SourceSettings;

/**
 * What decides which candidates there are, and when.
 *
 * @param sources which
 * @param rescore how long shoppers wait for each other
 * @param backfill how long those wait of whom only history was learned
 */
public record CandidateSettings(SourceSettings sources, Rescore rescore, Backfill backfill) {}
