package dev.daogou.bench.faults;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * Every answer that anybody was given. One of 5xx is explained where it is a 503 of a kind that the
 * documentation names, with the time after which to ask again; any other is the service's fault.
 */
final class Answers {
  private static final int SHOWN = 10;
  private static final int EXCERPT = 300;
  private static final List<String> EXPLAINED =
      List.of("urn:daogou:problem:kafka-unavailable", "urn:daogou:problem:not-ready");

  private final Map<Integer, LongAdder> byStatus = new ConcurrentSkipListMap<>();
  private final List<String> unexplained = new ArrayList<>();
  private int unexplainedCount;

  /**
   * Notes an answer.
   *
   * @param request what was asked, for people
   * @param head status line and headers as text
   */
  void note(String request, int status, String head, String body) {
    byStatus.computeIfAbsent(status, ignored -> new LongAdder()).increment();
    if (status >= 500 && !isExplained(status, head, body)) {
      keep(request + " -> " + status + " " + body);
    }
  }

  private static boolean isExplained(int status, String head, String body) {
    return status == 503
        && head.toLowerCase(Locale.ROOT).contains("retry-after")
        && EXPLAINED.stream().anyMatch(body::contains);
  }

  private synchronized void keep(String what) {
    unexplainedCount++;
    if (unexplained.size() < SHOWN) {
      unexplained.add(what.substring(0, Math.min(EXCERPT, what.length())).replaceAll("\\s+", " "));
    }
  }

  /** Answers of 5xx that nothing explains. */
  synchronized int unexplained() {
    return unexplainedCount;
  }

  /** The first of them, in words. */
  synchronized List<String> firstUnexplained() {
    return List.copyOf(unexplained);
  }

  /** Answers by status. */
  Map<Integer, Long> counts() {
    Map<Integer, Long> counts = new TreeMap<>();
    byStatus.forEach((status, count) -> counts.put(status, count.sum()));
    return counts;
  }
}
