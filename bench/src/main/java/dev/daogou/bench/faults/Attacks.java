package dev.daogou.bench.faults;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** The known attacks, one after the other, spread over a run. */
final class Attacks implements AutoCloseable {
  private final Stranger stranger;
  private final Random random;
  private final long pauseMillis;
  private final Thread thread = Thread.ofPlatform().name("bench-attacks").unstarted(this::run);
  private volatile boolean over;
  private volatile int struck;

  /**
   * @param seconds in which each is to have its turn once
   */
  Attacks(Stranger stranger, double seconds, long seed) {
    this.stranger = stranger;
    random = new Random(seed);
    pauseMillis = (long) (1000 * seconds / (KnownAttacks.all().size() + 1));
  }

  void start() {
    thread.start();
  }

  private void run() {
    try {
      while (!over) {
        List<Attack> attacks = new ArrayList<>(KnownAttacks.all());
        Collections.shuffle(attacks, random);
        for (Attack attack : attacks) {
          Thread.sleep(pauseMillis);
          strike(attack);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void strike(Attack attack) throws InterruptedException {
    try {
      attack.strike(stranger, random);
    } catch (IOException hungUp) {
      // That the program hangs up is an answer, too.
    }
    struck++;
  }

  /** How many there were. */
  int struck() {
    return struck;
  }

  @Override
  public void close() throws InterruptedException {
    over = true;
    thread.interrupt();
    thread.join();
  }
}
