package dev.daogou.serving.board;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * How many lists this process was read since its start, by tenant and level of the answer. Any
 * thread may count; it costs a look-up and an addition.
 */
@ApplicationScoped
public class ReadLevels {
  /** Tenants that are told apart; reads of further ones are not counted. */
  static final int MOST_TENANTS = 1_000;

  private final Map<String, Map<String, LongAdder>> tenants = new ConcurrentHashMap<>();

  /** Takes what was read so far. */
  interface Visitor {
    void visit(String tenant, String level, long reads);
  }

  /** A list was read. */
  public void count(String tenant, String level) {
    Map<String, LongAdder> levels = tenants.get(tenant);
    if (levels == null) {
      if (tenants.size() >= MOST_TENANTS) {
        return;
      }
      levels = tenants.computeIfAbsent(tenant, fresh -> new ConcurrentHashMap<>());
    }
    LongAdder reads = levels.get(level);
    if (reads == null) {
      reads = levels.computeIfAbsent(level, fresh -> new LongAdder());
    }
    reads.increment();
  }

  /** Calls for every level of every tenant; numbers never fall. */
  void each(Visitor visitor) {
    tenants.forEach(
        (tenant, levels) ->
            levels.forEach((level, reads) -> visitor.visit(tenant, level, reads.sum())));
  }
}
