package dev.daogou.serving.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class OpenRequestsTest {
  private static final String CLIENT = "address page 203.0.113.1";

  private final OpenRequests open = new OpenRequests(ProviderTokensTest.config(Map.of()));

  @Test
  void shouldRefuseWhatIsBeyondTheBoundUntilOneHasEnded() {
    assertThat(open.enter(CLIENT, 2)).isTrue();
    assertThat(open.enter(CLIENT, 2)).isTrue();
    assertThat(open.enter(CLIENT, 2)).isFalse();
    assertThat(open.enter("address page 203.0.113.2", 2)).isTrue();

    open.leave(CLIENT);

    assertThat(open.enter(CLIENT, 2)).isTrue();
    assertThat(open.of(CLIENT)).isEqualTo(2);
  }

  @Test
  void shouldForgetWhoHasNothingOpen() {
    open.enter(CLIENT, 1);
    open.leave(CLIENT);
    open.leave(CLIENT);

    assertThat(open.of(CLIENT)).isZero();
    assertThat(open.enter(CLIENT, 1)).isTrue();
  }

  @Test
  void shouldNeverCountMoreThanTheBoundWhereManyComeAtOnce() {
    AtomicInteger most = new AtomicInteger();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 10_000; i++) {
        threads.execute(
            () -> {
              if (open.enter(CLIENT, 3)) {
                most.accumulateAndGet(open.of(CLIENT), Math::max);
                open.leave(CLIENT);
              }
            });
      }
    }

    assertThat(most.get()).isBetween(1, 3);
    assertThat(open.of(CLIENT)).isZero();
  }
}
