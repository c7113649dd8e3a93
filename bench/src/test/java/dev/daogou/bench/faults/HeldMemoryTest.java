package dev.daogou.bench.faults;

import static org.assertj.core.api.Assertions.assertThat;

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

    HeldMemory held = HeldMemory.of(100, serial);

    assertThat(held.empty()).isEqualTo(24.0);
    assertThat(held.heap()).isEqualTo(6.0);
    assertThat(held.mebibytes()).isEqualTo(76.0);
  }

  @Test
  void shouldReadTheOtherCollectorsWords() {
    String g1 = "garbage-first heap   total reserved 524288K, committed 30720K, used 10240K [0x1)";

    assertThat(HeldMemory.of(100, g1).empty()).isEqualTo(20.0);
    assertThat(HeldMemory.of(100, "no such process").mebibytes()).isNaN();
  }

  @Test
  void shouldTellWhatThisProcessHolds() throws Exception {
    HeldMemory held = HeldMemory.of(ProcessHandle.current());

    assertThat(held.heap()).isPositive();
    assertThat(held.mebibytes()).isLessThanOrEqualTo(held.resident());
  }
}
