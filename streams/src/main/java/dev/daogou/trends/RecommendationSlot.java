package dev.daogou.trends;

import dev.daogou.schemas.Outcome;
import java.util.Locale;

/**
 * By what figures of recommendations are told apart; written {@code placement/model/scoring} with
 * {@code %} and {@code /} inside a part percent-encoded. An empty part is not known.
 *
 * @param placement where the list stood
 * @param model that ranked it
 * @param scoring {@code model} or {@code blend}
 */
public record RecommendationSlot(String placement, String model, String scoring) {
  private static final int PARTS = 3;
  static final RecommendationSlot UNKNOWN = new RecommendationSlot("", "", "");

  static RecommendationSlot of(Outcome outcome) {
    return new RecommendationSlot(
        outcome.getPlacement() == null ? "" : outcome.getPlacement(),
        outcome.getModel() == null ? "" : outcome.getModel(),
        outcome.getScoring() == null ? "" : outcome.getScoring().name().toLowerCase(Locale.ROOT));
  }

  /** Reads what {@link #toString} writes; nothing known where the text is not such a thing. */
  public static RecommendationSlot parse(String text) {
    String[] parts = text.split("/", -1);
    return parts.length == PARTS
        ? new RecommendationSlot(decoded(parts[0]), decoded(parts[1]), decoded(parts[2]))
        : UNKNOWN;
  }

  @Override
  public String toString() {
    return encoded(placement) + '/' + encoded(model) + '/' + encoded(scoring);
  }

  private static String encoded(String part) {
    return part.replace("%", "%25").replace("/", "%2F");
  }

  private static String decoded(String part) {
    return part.replace("%2F", "/").replace("%25", "%");
  }
}
