package dev.daogou.bench.faults;

import dev.daogou.bench.workbench.Workbench;
import java.time.Duration;

/** Kafka is killed, and is there again after a while. */
final class BrokerAway implements Fault {
  private static final Duration AWAY = Duration.ofSeconds(60);
  private static final Duration SHORTLY = Duration.ofSeconds(8);

  @Override
  public String name() {
    return "Kafka away";
  }

  @Override
  public void strike(Scene scene) throws Exception {
    Workbench bench = scene.installation().bench();
    bench.broker().destroyForcibly();
    scene.pause(AWAY, SHORTLY);
    bench.startBrokerAgain();
    for (Member member : scene.installation().members()) {
      scene.installation().awaitReady(member);
    }
  }
}
