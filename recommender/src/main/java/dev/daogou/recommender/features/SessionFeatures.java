package dev.daogou.recommender.features;

import static dev.daogou.recommender.features.Described.log1p;

import dev.daogou.recommender.sessions.SessionIndex;
import java.util.List;

/** How often and how lately everybody's sessions show a candidate. */
public final class SessionFeatures implements FeatureGroup {
  /** Log of the number of sessions with the item. */
  public static final Feature SESSIONS = Feature.of("sessions", "SESSIONS");

  /** Share of the current item's sessions' number: how much commoner the item is, as a log. */
  public static final Feature COMMONER = Feature.of("commoner", "COMMONER");

  /** Age of the newest session with the item: log of hours, at most a month. */
  public static final Feature LAST_SEEN = Feature.of("last-seen", "LAST_SEEN");

  /** Likewise of the session before some more: how steadily the item is seen. */
  public static final Feature STEADILY = Feature.of("steadily-seen", "STEADILY");

  /** Log of the number of sessions with the current item: how much evidence there is. */
  public static final Feature EVIDENCE = Feature.of("evidence", "EVIDENCE");

  private static final double HOUR = 3_600_000;
  private static final double MOST_HOURS = 24 * 31;
  private static final int SOME_SESSIONS = 8;

  SessionFeatures() {}

  @Override
  public List<Feature> features() {
    return List.of(SESSIONS, COMMONER, LAST_SEEN, STEADILY, EVIDENCE);
  }

  @Override
  public void write(Described described, FeatureTable table) {
    SessionIndex sessions = described.sessions();
    int[] recent = described.shopper().slots();
    float evidence = recent.length == 0 ? 0f : log1p(sessions.sessionsWith(recent[0]));
    table.setAll(EVIDENCE, evidence);
    long now = described.shopper().now();
    for (int row = 0; row < described.size(); row++) {
      int slot = described.slot(row);
      float times = log1p(sessions.sessionsWith(slot));
      table.set(row, SESSIONS, times);
      table.set(row, COMMONER, times - evidence);
      table.set(row, LAST_SEEN, age(now - sessions.seen(slot, 0)));
      table.set(row, STEADILY, age(now - sessions.seen(slot, SOME_SESSIONS)));
    }
  }

  private static float age(long millis) {
    return log1p(Math.clamp(millis / HOUR, 0, MOST_HOURS));
  }
}
