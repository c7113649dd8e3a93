package dev.daogou.bench.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daogou.bench.faults.Member.Role;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class PlanTest {
  @Test
  void shouldKillTwentyTimesAndDoEverythingInAFullRun() {
    List<Fault> faults = Plan.of(Duration.ofMinutes(20), new Random(1));

    assertThat(faults).filteredOn(Kill.class::isInstance).hasSizeGreaterThanOrEqualTo(20);
    assertThat(names(faults))
        .isEqualTo(Plan.kinds().stream().map(Fault::name).collect(Collectors.toSet()));
  }

  @Test
  void shouldKillOneOfEachRoleInTheShortestRun() {
    List<Fault> faults = Plan.of(Duration.ofSeconds(30), new Random(1));

    assertThat(faults).contains(new Kill(Role.personalize), new Kill(Role.serve));
  }

  @Test
  void shouldPlanTheSameOfTheSameSeed() {
    assertThat(names(Plan.of(Duration.ofMinutes(5), new Random(7))))
        .isEqualTo(names(Plan.of(Duration.ofMinutes(5), new Random(7))));
  }

  private static Set<String> names(List<Fault> faults) {
    return faults.stream().map(Fault::name).collect(Collectors.toSet());
  }
}
