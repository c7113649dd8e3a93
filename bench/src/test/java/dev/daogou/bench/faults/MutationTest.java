package dev.daogou.bench.faults;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MutationTest {
  private static final byte[] GOOD = "{\"item\":\"i1\",\"price\":12.5}".getBytes(UTF_8);
  private static final int TIMES = 2_000;

  @Test
  void shouldMakeManyDifferentThingsOfOne() {
    Random random = new Random(1);
    Set<String> made = new HashSet<>();
    for (int i = 0; i < TIMES; i++) {
      made.add(new String(Mutation.of(GOOD, random), UTF_8));
    }

    assertThat(made).hasSizeGreaterThan(TIMES / 2);
    assertThat(new String(GOOD, UTF_8)).isEqualTo("{\"item\":\"i1\",\"price\":12.5}");
  }

  @Test
  void shouldMakeTheSameOfTheSameSeed() {
    assertThat(Mutation.of(GOOD, new Random(3))).isEqualTo(Mutation.of(GOOD, new Random(3)));
  }

  @Test
  void shouldMakeSomethingOfNothing() {
    Random random = new Random(5);
    Set<Integer> lengths = new HashSet<>();
    for (int i = 0; i < TIMES; i++) {
      lengths.add(Mutation.of(new byte[0], random).length);
    }

    assertThat(lengths).hasSizeGreaterThan(5);
  }
}
