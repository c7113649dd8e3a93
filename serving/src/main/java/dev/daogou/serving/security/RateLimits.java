package dev.daogou.serving.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.daogou.serving.ops.ProblemKind;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;

/**
 * One token bucket a caller, which holds a second's worth; and, for keys that stand in a page, one
 * for each address besides, so that one visitor cannot use up what all have. Forgotten when not
 * used, and bounded.
 */
@ApplicationScoped
class RateLimits {
  private static final int MOST = 100_000;
  private static final Duration FORGOTTEN_AFTER = Duration.ofMinutes(1);

  private final SecurityConfig.Rate config;
  private final Cache<String, Bucket> buckets =
      Caffeine.newBuilder().maximumSize(MOST).expireAfterAccess(FORGOTTEN_AFTER).build();

  RateLimits(SecurityConfig config) {
    this.config = config.rate();
  }

  /** Takes one request; a refusal where there is none left. */
  Optional<Refusal> refusal(Caller caller, String address) {
    Duration wait = take(caller, address);
    return wait.isZero()
        ? Optional.empty()
        : Optional.of(
            new Refusal(
                ProblemKind.RATE_LIMITED, "rate", "the key has used up its rate for now", wait));
  }

  /** Takes one request; how long the caller has to wait where there is none left, else zero. */
  Duration take(Caller caller, String address) {
    return switch (caller.kind()) {
      case ANYBODY -> Duration.ZERO;
      case SERVER, TOKEN -> take(caller.id(), caller.rate().orElse(config.server()));
      case BROWSER -> {
        Duration wait = take(caller.id() + " " + address, config.browserAddress());
        yield wait.isZero() ? take(caller.id(), caller.rate().orElse(config.browser())) : wait;
      }
    };
  }

  private Duration take(String name, int rate) {
    Bucket bucket = buckets.get(name + " " + rate, unknown -> bucket(rate));
    ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);
    return probe.isConsumed()
        ? Duration.ZERO
        : Duration.ofNanos(Math.max(1, probe.getNanosToWaitForRefill()));
  }

  private static Bucket bucket(int rate) {
    return Bucket.builder()
        .addLimit(limit -> limit.capacity(rate).refillGreedy(rate, Duration.ofSeconds(1)))
        .build();
  }
}
