package dev.daogou.recommender.shopper;

import dev.daogou.recommender.vectors.Decay;

/**
 * How often an item was shown to a shopper who left it alone.
 *
 * @param item hash of its id
 * @param times impressions, decayed to the last one
 * @param last event time of the last impression, epoch milliseconds
 */
public record Exposure(long item, float times, long last) {
  private static final Exposure NONE = new Exposure(0, 0f, 0);
  private static final float STEPS = 16;
  private static final long RENDERED_AGAIN = 10_000;

  /** Of an item that was not shown, or was taken up since. */
  static Exposure none() {
    return NONE;
  }

  static Exposure first(String item, long time) {
    return new Exposure(Fingerprint.narrow(item), 1f, time);
  }

  /** With one more impression; a page that is rendered again at once shows nothing new. */
  Exposure and(long time, Decay halfLife) {
    if (Math.abs(time - last) < RENDERED_AGAIN) {
      return new Exposure(item, times, Math.max(last, time));
    }
    double sum =
        time > last
            ? times * halfLife.between(last, time) + 1
            : times + halfLife.between(time, last);
    // Rounded to what is stored, so that storing changes nothing.
    return new Exposure(item, Math.round(sum * STEPS) / STEPS, Math.max(last, time));
  }

  /** Impressions decayed to a moment; 0 where there were none. */
  public float at(long now, Decay halfLife) {
    return now <= last ? times : (float) (times * halfLife.between(last, now));
  }

  int steps() {
    return Math.round(times * STEPS);
  }

  static Exposure ofSteps(long item, int steps, long last) {
    return new Exposure(item, steps / STEPS, last);
  }
}
