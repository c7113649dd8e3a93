package dev.daogou.models.quality;

import dev.daogou.schemas.ItemView;
import dev.daogou.schemas.StorefrontEvent;
import java.util.List;

/**
 * A session to predict in.
 *
 * @param group sessions of one group are drawn together when figures are resampled
 * @param events in order of time, all of one shopper
 * @param first place of the first event to be predicted, at least 1; all after it are, too
 */
public record TestSession(int group, List<StorefrontEvent> events, int first) {
  public TestSession {
    if (first < 1) {
      throw new IllegalArgumentException("nothing can be predicted before the first event");
    }
  }

  /** Predictions to make. */
  public int cases() {
    return Math.max(0, events.size() - first);
  }

  /** Whether the event of that place, if there is one, is to be predicted. */
  public boolean isPredicted(int place) {
    return place >= first && place < events.size();
  }

  /** The same, only to be learned from. */
  TestSession unpredicted() {
    return new TestSession(group, events, Math.max(1, events.size()));
  }

  /** The item of an event. */
  public String item(int place) {
    return ((ItemView) events.get(place).getPayload()).getItem();
  }

  /** Whose session it is. */
  public String shopper() {
    return events.getFirst().getShopper();
  }
}
