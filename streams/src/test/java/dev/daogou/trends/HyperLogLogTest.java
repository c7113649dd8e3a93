package dev.daogou.trends;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HyperLogLogTest {
  @Test
  void shouldCountFewExactlyOverAnyParts() {
    var random = new Random(3);
    Set<Long> shoppers = new HashSet<>();
    var all = new HyperLogLog();
    for (int part = 0; part < 10; part++) {
      var crowd = new HyperLogLog();
      for (int i = 0; i < 30; i++) {
        long shopper = random.nextInt(150);
        shoppers.add(shopper);
        crowd.add(shopper);
      }
      all.add(crowd.write());
    }

    assertThat(all.size()).isEqualTo(shoppers.size());
  }

  @ParameterizedTest
  @ValueSource(ints = {1_000, 50_000, 400_000})
  void shouldCountManyClosely(int shoppers) {
    var random = new Random(shoppers);
    var one = new HyperLogLog();
    var other = new HyperLogLog();
    for (int i = 0; i < shoppers; i++) {
      long shopper = random.nextLong();
      one.add(shopper);
      other.add(shopper);
    }
    one.add(other);

    assertThat((double) HyperLogLog.of(one.write()).size())
        .isCloseTo(shoppers, Percentage.withPercentage(8));
  }

  @Test
  void shouldWriteNothingForNobody() {
    assertThat(new HyperLogLog().write()).isNull();
    assertThat(HyperLogLog.of(null).isEmpty()).isTrue();
  }

  @Test
  void shouldPutDurationsIntoClassesAFifthWide() {
    for (long millis : new long[] {1, 2, 3, 7, 8, 12, 100, 999, 1_000, 60_000, 600_000}) {
      long bound = Freshness.bound(millis);

      assertThat(bound).isBetween(millis - 1, (long) (millis * 1.2) + 1);
      assertThat(Freshness.bound(bound)).isEqualTo(bound);
    }
    assertThat(Freshness.bound(0)).isEqualTo(1);
    assertThat(Freshness.bound(Long.MAX_VALUE)).isEqualTo(Freshness.bound(600_000));
  }

  @Test
  void shouldFindQuantiles() {
    var counts = new TreeMap<Long, Long>();
    assertThat(Freshness.quantile(counts, 0.5)).isZero();
    counts.put(8L, 98L);
    counts.put(16L, 1L);
    counts.put(64L, 1L);

    assertThat(Freshness.quantile(counts, 0.5)).isEqualTo(8);
    assertThat(Freshness.quantile(counts, 0.99)).isEqualTo(16);
    assertThat(Freshness.quantile(counts, 1)).isEqualTo(64);
  }
}
