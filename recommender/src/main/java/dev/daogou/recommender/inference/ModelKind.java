package dev.daogou.recommender.inference;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What a model is for. */
public enum ModelKind {
  /** Texts to unit-length vectors. */
  TEXT_ENCODER,
  /** Candidates of shoppers to scores. */
  RANKER,
  /** The last items of sessions to unit-length vectors near what comes next. */
  SEQUENCE;

  /** As it stands in a manifest: {@code text-encoder}, {@code ranker}, {@code sequence}. */
  @JsonValue
  public String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  @JsonCreator
  static ModelKind of(String text) {
    return valueOf(text.toUpperCase(Locale.ROOT).replace('-', '_'));
  }
}
