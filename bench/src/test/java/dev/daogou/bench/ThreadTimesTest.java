package dev.daogou.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class ThreadTimesTest {
  private static final String BEFORE =
      """
      "main" #3 [84] prio=5 os_prio=0 cpu=1000.00ms elapsed=5.32s tid=0x00007f50 nid=84 waiting
         java.lang.Thread.State: WAITING (parking)
      "kafka-producer-network-thread | shop" #9 [85] daemon cpu=10.50ms elapsed=5s tid=0x1 nid=85 r
      """;
  private static final String AFTER =
      """
      "main" #3 [84] prio=5 os_prio=0 cpu=1500.00ms elapsed=9.32s tid=0x00007f50 nid=84 waiting
      "kafka-producer-network-thread | shop" #9 [85] daemon cpu=20.50ms elapsed=9s tid=0x1 nid=85 r
      "kafka-producer-network-thread | two" #9 [99] daemon cpu=5.00ms elapsed=1s tid=0x1 nid=99 r
      "GC Thread#0" os_prio=0 cpu=24.51ms elapsed=9.36s tid=0x00007f8ec8057fe0 nid=10 runnable
      """;

  @Test
  void shouldTellByGroupWhatWasUsedSince() {
    var used = ThreadTimes.parse(AFTER).since(ThreadTimes.parse(BEFORE));

    assertThat(used).containsOnlyKeys("main", "producers", "collector");
    assertThat(used.get("main")).isCloseTo(0.5, within(1e-9));
    assertThat(used.get("producers")).isCloseTo(0.015, within(1e-9));
    assertThat(used).contains(entry("collector", 0.02451));
  }

  @Test
  void shouldAskARealProcess() throws IOException {
    ThreadTimes times = ThreadTimes.of(ProcessHandle.current());

    assertThat(times.seconds().keySet())
        .extracting(ThreadTimes.Key::name)
        .contains("main", "VM Thread");
  }
}
