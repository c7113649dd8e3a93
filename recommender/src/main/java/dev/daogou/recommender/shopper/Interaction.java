package dev.daogou.recommender.shopper;

import dev.daogou.recommender.links.ItemInteraction;
import dev.daogou.recommender.links.ItemInteraction.Link;
import java.util.List;
import org.jspecify.annotations.Nullable;

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
 * @param taught whether the items stage was told of it at all, and not told to forget it since
 * @param links with which it was told of neighbours; null means those that follow from the
 *     interactions kept before it, see {@link Lessons}
 */
public record Interaction(
    String subject,
    InteractionType type,
    long time,
    float amount,
    long group,
    long fingerprint,
    boolean linked,
    boolean taught,
    @Nullable List<Link> links) {

  private static final float NEUTRAL_STARS = 2.5f;

  public Interaction {
    links = links == null ? null : List.copyOf(links);
  }

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

  /** Whether it is a visit that the items stage knows of. */
  boolean isTaughtVisit() {
    return taught && type.isVisit();
  }

  Interaction teaching(@Nullable List<Link> links) {
    return new Interaction(subject, type, time, amount, group, fingerprint, linked, taught, links);
  }

  Interaction untaught() {
    return new Interaction(subject, type, time, amount, group, fingerprint, false, false, null);
  }

  /**
   * What it says of its item.
   *
   * @param before the items before it
   */
  ItemInteraction told(List<Link> before) {
    return new ItemInteraction(subject, time, weight(), 1, before, List.of());
  }

  /**
   * Takes back what it said of its item.
   *
   * @param links with which it was told
   */
  ItemInteraction takenBack(List<Link> links) {
    List<Link> turned = links.stream().map(link -> new Link(link.item(), -link.weight())).toList();
    return new ItemInteraction(subject, time, -weight(), -1, turned, List.of());
  }
}
