package dev.daogou.trends;

import dev.daogou.recommender.state.StateReader;
import dev.daogou.recommender.state.StateWriter;
import java.util.ArrayList;
import java.util.List;

/**
 * What one event adds to every bucket that holds its time.
 *
 * @param tenant whose shop
 * @param time that the buckets must hold, epoch milliseconds
 * @param arrival of what brought it, epoch milliseconds
 * @param shopper hash of the key, where it adds a shopper; otherwise 0
 * @param roles for which the shopper is counted
 * @param additions to figures
 */
record Contribution(
    String tenant,
    long time,
    long arrival,
    long shopper,
    List<Shoppers> roles,
    List<Addition> additions) {
  private static final Figure[] FIGURES = Figure.values();
  private static final Shoppers[] SHOPPERS = Shoppers.values();

  /**
   * @param subject or {@link Figure#REST} where the figure is one number
   * @param amount may be negative: something is taken back
   */
  record Addition(Figure figure, String subject, long amount) {}

  /** Of nobody in particular. */
  Contribution(String tenant, long time, long arrival, List<Addition> additions) {
    this(tenant, time, arrival, 0, List.of(), additions);
  }

  void addTo(Tally tally) {
    for (Addition addition : additions) {
      tally.add(addition.figure(), addition.subject(), addition.amount());
    }
    for (Shoppers role : roles) {
      tally.add(role, shopper);
    }
    tally.arrived(arrival);
  }

  void write(StateWriter out) {
    out.text(tenant).number(time).number(arrival).fixed(shopper).octet(roles.size());
    for (Shoppers role : roles) {
      out.octet(role.ordinal());
    }
    out.number(additions.size());
    for (Addition addition : additions) {
      out.octet(addition.figure().ordinal()).text(addition.subject()).number(addition.amount());
    }
  }

  static Contribution read(StateReader in) {
    String tenant = in.text();
    long time = in.number();
    long arrival = in.number();
    long shopper = in.fixed();
    List<Shoppers> roles = new ArrayList<>();
    for (int left = in.octet(); left > 0; left--) {
      roles.add(SHOPPERS[in.octet()]);
    }
    List<Addition> additions = new ArrayList<>();
    for (int left = in.count(); left > 0; left--) {
      additions.add(new Addition(FIGURES[in.octet()], in.text(), in.number()));
    }
    return new Contribution(tenant, time, arrival, shopper, roles, additions);
  }
}
