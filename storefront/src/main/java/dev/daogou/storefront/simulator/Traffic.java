package dev.daogou.storefront.simulator;

import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * What all shoppers do, merged in order of time; endless. Time is virtual and starts at 0, so the
 * same stream can be written to a file at once.
 */
public final class Traffic implements Iterator<Traffic.Moment> {
  private final PriorityQueue<Agenda> agendas =
      new PriorityQueue<>(
          (a, b) -> {
            int byTime = Long.compare(a.nextAt, b.nextAt);
            return byTime != 0 ? byTime : a.shopper.id().compareTo(b.shopper.id());
          });
  private final Duration think;
  private final Duration pause;

  /**
   * One act at its time.
   *
   * @param atMillis since the start
   */
  public record Moment(long atMillis, Shopper shopper, String session, Act act) {}

  /**
   * @param shoppers who comes
   * @param think mean time between two acts of a visit
   * @param pause mean time between two visits of a shopper
   * @param seed of the times
   */
  public Traffic(List<Shopper> shoppers, Duration think, Duration pause, long seed) {
    this.think = think;
    this.pause = pause;
    SplittableRandom random = new SplittableRandom(seed);
    for (Shopper shopper : shoppers) {
      agendas.add(new Agenda(shopper, random.split()));
    }
  }

  @Override
  public boolean hasNext() {
    return !agendas.isEmpty();
  }

  @Override
  public Moment next() {
    Agenda agenda = agendas.remove();
    Moment moment = agenda.take();
    agendas.add(agenda);
    return moment;
  }

  private final class Agenda {
    private final Shopper shopper;
    private final RandomGenerator random;
    private Visit visit;
    private int position;
    private long nextAt;

    Agenda(Shopper shopper, RandomGenerator random) {
      this.shopper = shopper;
      this.random = random;
      visit = shopper.nextVisit();
      nextAt = exponential(pause);
    }

    Moment take() {
      Moment moment = new Moment(nextAt, shopper, visit.session(), visit.acts().get(position));
      position++;
      nextAt += exponential(think);
      if (position == visit.acts().size()) {
        visit = shopper.nextVisit();
        position = 0;
        nextAt += exponential(pause);
      }
      return moment;
    }

    private long exponential(Duration mean) {
      return Math.round(-Math.log(1 - random.nextDouble()) * mean.toMillis()) + 1;
    }
  }
}
