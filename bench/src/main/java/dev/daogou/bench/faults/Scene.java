package dev.daogou.bench.faults;

import dev.daogou.bench.faults.Member.Role;
import java.time.Duration;
import java.util.List;
import java.util.Random;

/**
 * What faults strike.
 *
 * @param random of the run, so that it can be run again
 * @param shortened less of everything that takes its time, for a short run
 */
record Scene(Installation installation, Random random, boolean shortened) {
  /** One of a role. */
  Member someone(Role role) {
    List<Member> members = installation.members(role);
    return members.get(random.nextInt(members.size()));
  }

  /** Waits a while. */
  void pause(Duration usually, Duration shortly) throws InterruptedException {
    Thread.sleep(shortened ? shortly : usually);
  }
}
