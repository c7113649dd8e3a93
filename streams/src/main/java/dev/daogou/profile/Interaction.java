package dev.daogou.profile;

/**
 * One thing that a shopper did with an item, or asked for in words.
 *
 * @param subject item id; the text, where the type says so
 * @param type what was done
 * @param time event time, epoch milliseconds
 * @param amount stars of a rating, pieces of an order line, otherwise 1
 * @param group hash of the order of an order line, of the session otherwise; 0 where there is none
 * @param fingerprint of the event's id
 * @param linked whether the items stage was told of neighbours with it
 */
public record Interaction(
    String subject,
    InteractionType type,
    long time,
    float amount,
    long group,
    long fingerprint,
    boolean linked) {

  private static final float NEUTRAL_STARS = 2.5f;

  /** What it weighs before decay; a bad rating weighs below nothing. */
  public float weight() {
    return type == InteractionType.RATING
        ? type.weight() * (amount - NEUTRAL_STARS)
        : type.weight();
  }

  /** The item, where the subject is one. */
  public boolean isOf(String item) {
    return !type.isText() && subject.equals(item);
  }
}
