package dev.daogou.serving.board;

import dev.daogou.intake.KnownTenants;
import dev.daogou.schemas.Topic;
import dev.daogou.schemas.Topics;
import dev.daogou.schemas.TrendBucket;
import dev.daogou.schemas.TrendKey;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The buckets of all known tenants in memory, as the trends topic has them. */
@ApplicationScoped
public class TrendTable {
  private static final long SWEPT_EVERY = 60_000;

  private final Topic<TrendKey, TrendBucket> topic;
  private final KnownTenants known;
  private final TenantTrends nothing;
  private final Map<String, TenantTrends> tenants = new ConcurrentHashMap<>();
  private long swept;

  TrendTable(Topics topics, KnownTenants known) {
    this.topic = topics.trends();
    this.known = known;
    this.nothing = new TenantTrends(topic);
  }

  /**
   * Takes over a record of the topic; null removes. What is no such record is passed over. One
   * thread only.
   */
  public void accept(byte @Nullable [] key, byte @Nullable [] bucket) {
    if (key == null) {
      return;
    }
    TrendKey.parse(new String(key, StandardCharsets.UTF_8))
        .filter(parsed -> known.knows(parsed.tenant()))
        .ifPresent(
            parsed ->
                tenants
                    .computeIfAbsent(parsed.tenant(), fresh -> new TenantTrends(topic))
                    .accept(parsed, bucket, System.currentTimeMillis()));
    sweepIfDue(System.currentTimeMillis());
  }

  // All of them: who is silent would keep for ever what nobody is shown any more.
  private void sweepIfDue(long now) {
    if (now - swept > SWEPT_EVERY) {
      swept = now;
      tenants.values().forEach(each -> each.sweep(now));
    }
  }

  /** The buckets of a tenant; none where nothing was ever counted. */
  TenantTrends of(String tenant) {
    TenantTrends known = tenants.get(tenant);
    return known == null ? nothing : known;
  }
}
