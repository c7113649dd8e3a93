package dev.daogou.candidates;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daogou.schemas.ShopperKey;
import java.util.List;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.streams.errors.StreamsException;
import org.junit.jupiter.api.Test;

class FailingShoppersTest {
  private static final ShopperKey ANN = new ShopperKey("default", "ann");
  private static final ShopperKey BEN = new ShopperKey("default", "ben");
  private static final int BATCH = 8;

  private long now;
  private final FailingShoppers failing = new FailingShoppers(BATCH, () -> now);

  @Test
  void shouldServeOneByOneForAWhileAfterABatchHasFailed() {
    assertThat(failing.atOnce(BATCH)).isEqualTo(BATCH);

    assertThat(failing.failedAt(List.of(ANN, BEN), new StackOverflowError())).isTrue();

    for (int i = 0; i < 2 * BATCH; i++) {
      assertThat(failing.atOnce(BATCH)).isEqualTo(1);
    }
    assertThat(failing.atOnce(BATCH)).isEqualTo(BATCH);
    assertThat(failing.isFailing(ANN)).isFalse();
    assertThat(failing.isFailing(BEN)).isFalse();
  }

  @Test
  void shouldLeaveOutForAWhileWhomAThreadFailsAtAlone() {
    failing.failedAt(List.of(ANN), new UnsupportedOperationException());

    assertThat(failing.isFailing(ANN)).isTrue();
    assertThat(failing.isFailing(BEN)).isFalse();

    now += FailingShoppers.WITHOUT_LIST.toNanos();
    assertThat(failing.isFailing(ANN)).isFalse();
  }

  @Test
  void shouldBlameNobodyForWhatTheGroupOrTheBrokerDoes() {
    StreamsException fenced = new StreamsException("task", new ProducerFencedException("another"));

    assertThat(failing.failedAt(List.of(ANN), fenced)).isFalse();
    assertThat(failing.failedAt(List.of(), new StackOverflowError())).isFalse();

    assertThat(failing.isFailing(ANN)).isFalse();
    assertThat(failing.atOnce(BATCH)).isEqualTo(BATCH);
  }
}
