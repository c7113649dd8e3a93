package dev.daogou.bench.faults;

import dev.daogou.bench.faults.Member.Role;

/** A process of a role ends from one moment to the next, as when its machine fails. */
record Kill(Role role) implements Fault {
  @Override
  public String name() {
    return "kill " + role;
  }

  @Override
  public void strike(Scene scene) throws Exception {
    Member member = scene.someone(role);
    member.kill();
    scene.installation().awaitReady(member);
  }
}
