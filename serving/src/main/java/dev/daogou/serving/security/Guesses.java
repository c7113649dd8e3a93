package dev.daogou.serving.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.daogou.serving.ops.ProblemKind;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Set;

/**
 * Asks an address that shows one wrong key after the other to come back later. A key that is right
 * is never asked to: whoever shares the address with somebody who guesses is not locked out.
 */
@Singleton
class Guesses {
  private static final int MOST = 100_000;
  private static final Duration REFILLED_IN = Duration.ofMinutes(1);
  private static final Set<String> WRONG = Set.of("wrong-key", "token-invalid");

  private final int rate;
  private final Cache<String, Bucket> buckets =
      Caffeine.newBuilder().maximumSize(MOST).expireAfterAccess(REFILLED_IN).build();

  Guesses(SecurityConfig config) {
    rate = config.rate().guesses();
  }

  /** What the address is told: that what it showed is wrong, or to come back. */
  Refusal told(Refusal refusal, String address) {
    if (!WRONG.contains(refusal.word())) {
      return refusal;
    }
    ConsumptionProbe probe =
        buckets.get(address, unknown -> bucket()).tryConsumeAndReturnRemaining(1);
    return probe.isConsumed()
        ? refusal
        : new Refusal(
            ProblemKind.RATE_LIMITED,
            "guesses",
            "too many wrong keys came from this address",
            Duration.ofNanos(Math.max(1, probe.getNanosToWaitForRefill())));
  }

  private Bucket bucket() {
    return Bucket.builder()
        .addLimit(limit -> limit.capacity(rate).refillGreedy(rate, REFILLED_IN))
        .build();
  }
}
