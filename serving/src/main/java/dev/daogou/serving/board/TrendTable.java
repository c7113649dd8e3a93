package dev.daogou.serving.board;

import dev.daogou.schemas.Topic;
import dev.daogou.schemas.Topics;
import dev.daogou.schemas.TrendBucket;
import dev.daogou.schemas.TrendKey;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The buckets of all tenants in memory, as the trends topic has them. */
@ApplicationScoped
public class TrendTable {
  private final Topic<TrendKey, TrendBucket> topic;
  private final TenantTrends nothing;
  private final Map<String, TenantTrends> tenants = new ConcurrentHashMap<>();

  TrendTable(Topics topics) {
    this.topic = topics.trends();
    this.nothing = new TenantTrends(topic);
  }

  /** Takes over a record of the topic; null removes. What is no such record is passed over. */
  public void accept(byte @Nullable [] key, byte @Nullable [] bucket) {
    if (key == null) {
      return;
    }
    TrendKey.parse(new String(key, StandardCharsets.UTF_8))
        .ifPresent(
            parsed ->
                tenants
                    .computeIfAbsent(parsed.tenant(), fresh -> new TenantTrends(topic))
                    .accept(parsed, bucket, System.currentTimeMillis()));
  }

  /** The buckets of a tenant; none where nothing was ever counted. */
  TenantTrends of(String tenant) {
    TenantTrends known = tenants.get(tenant);
    return known == null ? nothing : known;
  }
}
