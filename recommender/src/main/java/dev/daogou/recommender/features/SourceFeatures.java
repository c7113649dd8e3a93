package dev.daogou.recommender.features;

import static dev.daogou.recommender.features.Described.log1p;

import dev.daogou.recommender.sources.Candidate;
import dev.daogou.recommender.sources.SequenceSource;
import dev.daogou.recommender.sources.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What the sources say of a candidate. A new source has its features by being there: its score as
 * {@code log(1 + 100 * score)}, and where its scores are relative, their share of the highest.
 */
public final class SourceFeatures implements FeatureGroup {
  /** Logarithm of the sequence model's score, at least -10; so, too, where it says nothing. */
  public static final Feature LOG_SEQUENCE = Feature.of("log-sequence", "LOG_SEQUENCE");

  /** 1 where the sequence model knows the item and expects it to some degree. */
  public static final Feature EXPECTED = Feature.of("expected", "EXPECTED");

  /** Log of one plus a hundred times the blended score. */
  public static final Feature BLEND = Feature.of("blend", "BLEND");

  /** One over one plus the place by blended score. */
  public static final Feature BLEND_PLACE = Feature.of("blend-place", "BLEND_PLACE");

  private static final Source[] SOURCES = Source.values();
  private static final int SEQUENCE = SequenceSource.SEQUENCE.ordinal();
  private static final double LEAST_LOG = -10;
  private static final int HUNDRED = 100;

  private final Feature[] scores = new Feature[SOURCES.length];
  private final Feature[] shares = new Feature[SOURCES.length];
  private final List<Feature> features = new ArrayList<>();

  SourceFeatures() {
    for (int i = 0; i < SOURCES.length; i++) {
      scores[i] = named(SOURCES[i], "");
      shares[i] = named(SOURCES[i], "_SHARE");
      features.add(scores[i]);
    }
    for (int i = 0; i < SOURCES.length; i++) {
      if (isShared(SOURCES[i])) {
        features.add(shares[i]);
      }
    }
    features.addAll(List.of(LOG_SEQUENCE, EXPECTED, BLEND, BLEND_PLACE));
  }

  private static Feature named(Source source, String suffix) {
    String name = source.name() + suffix;
    String[] aliases =
        source.aliases().stream().map(alias -> alias + suffix).toArray(String[]::new);
    String[] all = new String[aliases.length + 1];
    all[0] = name;
    System.arraycopy(aliases, 0, all, 1, aliases.length);
    return Feature.of(name.toLowerCase(Locale.ROOT).replace('_', '-'), all);
  }

  // The sequence model's share is its score: the nearest item has 1.
  private static boolean isShared(Source source) {
    return source.isRelative() && source != SequenceSource.SEQUENCE;
  }

  /** The score of a source. */
  public static Feature of(Source source) {
    return Features.named(source.name()).orElseThrow();
  }

  /** The score of a source as a share of the highest. */
  public static Feature shareOf(Source source) {
    return Features.named(source.name() + "_SHARE").orElseThrow();
  }

  @Override
  public List<Feature> features() {
    return features;
  }

  @Override
  public void write(Described described, FeatureTable table) {
    for (int i = 0; i < SOURCES.length; i++) {
      int score = table.column(scores[i]);
      int share = isShared(SOURCES[i]) ? table.column(shares[i]) : FeatureColumns.NONE;
      for (int row = 0; row < described.size(); row++) {
        Candidate candidate = described.candidates().get(row);
        if (candidate.scores()[i] != 0) {
          table.set(row, score, damped(candidate.scores()[i]));
          table.set(row, share, candidate.share(SOURCES[i]));
        }
      }
    }
    for (int row = 0; row < described.size(); row++) {
      blended(described.candidates().get(row), row, table);
    }
  }

  private static void blended(Candidate candidate, int row, FeatureTable table) {
    float expected = candidate.scores()[SEQUENCE];
    table.set(
        row,
        LOG_SEQUENCE,
        expected > 0 ? (float) Math.max(LEAST_LOG, Math.log(expected)) : (float) LEAST_LOG);
    table.set(row, EXPECTED, expected > 0 ? 1f : 0f);
    table.set(row, BLEND, damped(candidate.blend()));
    table.set(row, BLEND_PLACE, 1f / (1 + row));
  }

  private static float damped(float score) {
    return score > 0 ? log1p(HUNDRED * score) : 0f;
  }
}
