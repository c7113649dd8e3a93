package dev.daogou.serving.recommend;

import dev.daogou.schemas.Reason;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/** Why an item is in a list, as readers are told. */
final class Reasons {
  private static final Map<Reason, String> LABELS = new EnumMap<>(Reason.class);

  static {
    for (Reason reason : Reason.values()) {
      LABELS.put(reason, reason.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }
  }

  private Reasons() {}

  static String label(Reason reason) {
    return LABELS.get(reason);
  }
}
