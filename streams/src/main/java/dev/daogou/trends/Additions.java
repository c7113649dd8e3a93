package dev.daogou.trends;

import dev.daogou.trends.Contribution.Addition;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Collects what is to be added at which time; what comes to nothing falls out. */
final class Additions {
  private final Map<Cell, Long> amounts = new LinkedHashMap<>();

  private record Cell(long time, Figure figure, String subject) {}

  void add(long time, Figure figure, String subject, long amount) {
    amounts.merge(new Cell(time, figure, subject), amount, Long::sum);
  }

  void add(long time, Figure figure, long amount) {
    add(time, figure, Figure.REST, amount);
  }

  /** One contribution for each time. */
  List<Contribution> toContributions(String tenant, long arrival) {
    Map<Long, List<Addition>> byTime = new LinkedHashMap<>();
    amounts.forEach(
        (cell, amount) -> {
          if (amount != 0) {
            byTime
                .computeIfAbsent(cell.time(), fresh -> new ArrayList<>())
                .add(new Addition(cell.figure(), cell.subject(), amount));
          }
        });
    List<Contribution> contributions = new ArrayList<>();
    byTime.forEach(
        (time, additions) -> contributions.add(new Contribution(tenant, time, arrival, additions)));
    return contributions;
  }
}
