package dev.daogou.bench.faults;

import dev.daogou.bench.faults.Member.Role;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Which faults strike in a run, in which order: many of the quick ones, some of the slow ones. */
final class Plan {
  private static final Duration A_FULL_RUN = Duration.ofMinutes(20);
  private static final int KILLS_OF_EACH = 11;
  private static final int FREEZES_OF_EACH = 2;

  private Plan() {}

  /** Every kind of fault. */
  static List<Fault> kinds() {
    List<Fault> kinds = new ArrayList<>();
    for (Role role : Role.values()) {
      kinds.add(new Kill(role));
      kinds.add(new Freeze(role));
      kinds.add(new FullDisk(role));
      kinds.add(new ShiftedClock(role, Duration.ofMinutes(role == Role.serve ? -90 : 90)));
    }
    kinds.add(new BrokerAway());
    return kinds;
  }

  /** Those of them that have a word in their names, each once. */
  static List<Fault> named(String word) {
    return kinds().stream().filter(kind -> kind.name().contains(word)).toList();
  }

  /** The faults of a run of some length, drawn by chance. */
  static List<Fault> of(Duration length, Random random) {
    double share = (double) length.toSeconds() / A_FULL_RUN.toSeconds();
    List<Fault> faults = new ArrayList<>();
    for (Role role : Role.values()) {
      faults.addAll(Collections.nCopies(times(KILLS_OF_EACH, share), new Kill(role)));
      faults.addAll(Collections.nCopies(times(FREEZES_OF_EACH, share), new Freeze(role)));
    }
    if (share < 1) {
      faults.add(new BrokerAway());
    } else {
      kinds().stream()
          .filter(kind -> !(kind instanceof Kill || kind instanceof Freeze))
          .forEach(kind -> faults.addAll(Collections.nCopies((int) share, kind)));
    }
    Collections.shuffle(faults, random);
    return faults;
  }

  private static int times(int ofAFullRun, double share) {
    return Math.max(1, (int) Math.ceil(ofAFullRun * share));
  }
}
