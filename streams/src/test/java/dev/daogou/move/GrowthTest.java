package dev.daogou.move;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GrowthTest {
  @ParameterizedTest
  @CsvSource({"4, 6", "4, 2", "0, 4"})
  void shouldTakeMultiplesOnly(int before, int after) {
    assertThatThrownBy(() -> new Growth(before, after))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(Integer.toString(after));
  }

  @Test
  void shouldLeaveEveryKeyToAnHeirOfItsPartition() {
    var growth = new Growth(4, 16);
    for (int number = 0; number < 1_000; number++) {
      byte[] key = ("shop/shopper-" + number).getBytes(StandardCharsets.UTF_8);
      int before = BuiltInPartitioner.partitionForKey(key, 4);

      assertThat(growth.heirs(before)).contains(growth.partitionOf(key));
    }
  }

  @Test
  void shouldGiveEveryNewPartitionOneToInheritFrom() {
    assertThat(new Growth(4, 12).heirs(1)).containsExactly(1, 5, 9);
  }
}
