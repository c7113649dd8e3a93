package dev.daogou.recommender.shopper;

/**
 * Kinds of interaction, with what one weighs in the shopper's vectors and in the item's popularity.
 */
public enum InteractionType {
  VIEW(1f),
  CLICK(0.5f),
  CART_ADD(3f),
  WISH(2f),
  ORDER(5f),
  RATING(1f),
  SEARCH(1.5f),
  GUIDE(1.5f);

  private final float weight;

  InteractionType(float weight) {
    this.weight = weight;
  }

  /** Weight of one interaction. */
  public float weight() {
    return weight;
  }

  /** Whether the subject is a text rather than an item. */
  public boolean isText() {
    return this == SEARCH || this == GUIDE;
  }

  /** Whether it says that the item was looked at. */
  public boolean isVisit() {
    return this == VIEW || this == CLICK;
  }
}
