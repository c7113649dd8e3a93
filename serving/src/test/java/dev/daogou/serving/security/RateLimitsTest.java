package dev.daogou.serving.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RateLimitsTest {
  private static final int HUNDRED = 100;

  @Test
  void shouldNotLetOneVisitorUseUpWhatAllHave() {
    RateLimits limits =
        new RateLimits(
            ProviderTokensTest.config(Map.of("daogou.security.rate.browser-address", "5")));
    Caller page = caller(Caller.Kind.BROWSER, "page");

    long taken = taken(limits, page, "203.0.113.1");

    assertThat(taken).isBetween(5L, 30L);
    assertThat(limits.refusal(page, "203.0.113.2")).isEmpty();
  }

  @Test
  void shouldCountAServersKeyWhereverItComesFrom() {
    RateLimits limits =
        new RateLimits(ProviderTokensTest.config(Map.of("daogou.security.rate.server", "5")));
    Caller server = caller(Caller.Kind.SERVER, "server");

    assertThat(taken(limits, server, "203.0.113.1") + taken(limits, server, "203.0.113.2"))
        .isBetween(5L, 30L);
    assertThat(limits.refusal(Caller.ANYBODY, "203.0.113.1")).isEmpty();
  }

  private static long taken(RateLimits limits, Caller caller, String address) {
    long taken = 0;
    for (int i = 0; i < HUNDRED; i++) {
      taken += limits.refusal(caller, address).isEmpty() ? 1 : 0;
    }
    return taken;
  }

  private static Caller caller(Caller.Kind kind, String id) {
    return new Caller(kind, id, Set.of(AccessRole.READ), Optional.empty(), OptionalInt.empty());
  }
}
