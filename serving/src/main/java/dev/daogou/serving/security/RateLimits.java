package dev.daogou.serving.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.daogou.serving.ops.ProblemKind;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;

/**
 * One token bucket a caller, which holds a second's worth; and, for keys that stand in a page, one
 * for each address besides, so that one visitor cannot use up what all have. Forgotten when not
 * used, and bounded.
 */
@Singleton
class RateLimits {
  private static final int MOST = 100_000;
  private static final Duration FORGOTTEN_AFTER = Duration.ofMinutes(1);

  private final SecurityConfig.Rate config;
  private final Cache<Limited, Bucket> buckets =
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
      case SERVER, TOKEN -> take(caller.id(), "", caller.rate().orElse(config.server()));
      case BROWSER -> {
        Duration wait = take(caller.id(), address, config.browserAddress());
        yield wait.isZero() ? take(caller.id(), "", caller.rate().orElse(config.browser())) : wait;
      }
    };
  }

  private Duration take(String id, String address, int rate) {
    Bucket bucket = buckets.get(new Limited(id, address, rate), unknown -> bucket(unknown.rate()));
    ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);
    return probe.isConsumed()
        ? Duration.ZERO
        : Duration.ofNanos(Math.max(1, probe.getNanosToWaitForRefill()));
  }

  /**
   * Who has a bucket.
   *
   * @param address empty where it is for all addresses together
   * @param rate so that a rate that changes begins with a full bucket
   */
  private record Limited(String id, String address, int rate) {}

  private static Bucket bucket(int rate) {
    return Bucket.builder()
        .addLimit(limit -> limit.capacity(rate).refillGreedy(rate, Duration.ofSeconds(1)))
        .build();
  }
}
