package dev.daogou.serving.board;

import dev.daogou.trends.Figure;
import dev.daogou.trends.Money;
import dev.daogou.trends.Tally;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * In which currency amounts are told.
 *
 * @param code that of the most revenue
 * @param others whether there is revenue in another
 */
record Currencies(String code, boolean others) {

  /** Of all that is shown. */
  static Currencies of(List<Tally> shown) {
    Map<String, Long> revenue = new TreeMap<>();
    for (Tally tally : shown) {
      tally.each(
          Figure.REVENUE,
          (code, amount) -> {
            if (!code.isEmpty()) {
              revenue.merge(code, amount, Long::sum);
            }
          });
    }
    String most =
        revenue.entrySet().stream()
            .max(Map.Entry.comparingByValue())
            .map(Map.Entry::getKey)
            .orElse(Money.NO_CURRENCY);
    return new Currencies(most, revenue.size() > 1);
  }

  /** The code, or null where it is not told. */
  @Nullable String shown() {
    return code.equals(Money.NO_CURRENCY) ? null : code;
  }
}
