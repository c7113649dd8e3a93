package dev.daogou.serving.security;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.daogou.serving.ops.ServiceMetrics;
import io.github.bucket4j.Bucket;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Writes one line of JSON for every refused request, every action of an administrator or
 * merchandiser, and every reading of the keys: logger {@code daogou.audit}. No key is in it, and of
 * a shopper only a hash of the id. Who floods the service with refusals does not flood the log:
 * beyond a bound they are counted, and the next line says how many were left out.
 */
@ApplicationScoped
class Audit {
  private static final Logger LOG = Logger.getLogger("daogou.audit");
  private static final int LINES_A_SECOND = 100;
  private static final int DIGITS = 16;

  private final ObjectMapper json;
  private final MeterRegistry metrics;
  private final AtomicLong leftOut = new AtomicLong();
  private final Bucket refusals =
      Bucket.builder()
          .addLimit(
              limit ->
                  limit
                      .capacity(LINES_A_SECOND)
                      .refillGreedy(LINES_A_SECOND, Duration.ofSeconds(1)))
          .build();

  Audit(ObjectMapper json, MeterRegistry metrics) {
    this.json = json;
    this.metrics = metrics;
  }

  /**
   * A request that came to nothing.
   *
   * @param endpoint method and path as in the table, without ids
   * @param caller null where it is not known
   */
  void refused(
      String endpoint, @Nullable Caller caller, @Nullable String shopper, Refusal refusal) {
    metrics.counter(ServiceMetrics.REFUSED, ServiceMetrics.REASON, refusal.word()).increment();
    if (!refusals.tryConsume(1)) {
      leftOut.incrementAndGet();
      return;
    }
    Map<String, Object> line = line("refused", endpoint, caller, shopper);
    line.put("status", refusal.kind().status());
    line.put("reason", refusal.word());
    long omitted = leftOut.getAndSet(0);
    if (omitted > 0) {
      line.put("leftOutBefore", omitted);
    }
    write(line);
  }

  /** What an administrator or merchandiser did. */
  void acted(String endpoint, @Nullable Caller caller, @Nullable String shopper, int status) {
    Map<String, Object> line = line("acted", endpoint, caller, shopper);
    line.put("status", status);
    write(line);
  }

  void keysRead(int keys) {
    Map<String, Object> line = line("keys-read", null, null, null);
    line.put("keys", keys);
    write(line);
  }

  void keysUnusable() {
    write(line("keys-unusable", null, null, null));
  }

  private static Map<String, Object> line(
      String what, @Nullable String endpoint, @Nullable Caller caller, @Nullable String shopper) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("at", Instant.now().toString());
    line.put("what", what);
    put(line, "endpoint", endpoint);
    put(line, "by", caller == null ? null : caller.id());
    put(line, "tenant", caller == null ? null : caller.tenant().orElse(null));
    put(line, "shopper", shopper == null ? null : pseudonym(shopper));
    return line;
  }

  private static void put(Map<String, Object> line, String name, @Nullable String value) {
    if (value != null) {
      line.put(name, value);
    }
  }

  private static String pseudonym(String shopper) {
    return KeyHash.of(shopper).hex().substring(0, DIGITS);
  }

  private void write(Map<String, Object> line) {
    try {
      LOG.info(json.writeValueAsString(line));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a line of the audit log cannot be written", e);
    }
  }
}
