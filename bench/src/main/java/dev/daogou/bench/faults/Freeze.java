package dev.daogou.bench.faults;

import dev.daogou.bench.faults.Member.Role;
import java.time.Duration;

/** A process of a role stands still for a while and goes on, as when its machine is frozen. */
record Freeze(Role role) implements Fault {
  // Longer than a session, so that it is given up and comes back as one who was.
  private static final Duration FROZEN = Duration.ofSeconds(12);
  private static final Duration SHORTLY = Duration.ofSeconds(4);

  @Override
  public String name() {
    return "freeze " + role;
  }

  @Override
  public void strike(Scene scene) throws Exception {
    Member member = scene.someone(role);
    member.signal("STOP");
    try {
      scene.pause(FROZEN, SHORTLY);
    } finally {
      member.signal("CONT");
    }
    scene.installation().awaitReady(member);
  }
}
