package dev.daogou.bench.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class HeldMemoryTest {
  @Test
  void shouldTellHowMuchOfAHeapIsEmpty() {
    String serial =
        """
        DefNew     total 10240K, used 1024K [0x1, 0x2, 0x3)
         eden space 8192K, 12% used
        Tenured    total 20480K, used 5120K [0x1, 0x2, 0x3)
         Metaspace       used 5000K, committed 6000K, reserved 7000K
        """;

    assertThat(HeldMemory.empty(serial)).isEqualTo(24.0);
  }

  @Test
  void shouldReadTheOtherCollectorsWords() {
    assertThat(
            HeldMemory.empty(
                "garbage-first heap   total reserved 524288K, committed 30720K, used 10240K [0x1)"))
        .isEqualTo(20.0);
    assertThat(HeldMemory.empty("no such process")).isNaN();
  }

  @Test
  void shouldTellWhatThisProcessHolds() throws Exception {
    double held = HeldMemory.of(ProcessHandle.current());

    assertThat(held).isPositive();
    assertThat(HeldMemory.of(ProcessHandle.current())).isCloseTo(held, within(held));
  }
}
