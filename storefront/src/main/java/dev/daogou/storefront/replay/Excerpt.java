package dev.daogou.storefront.replay;

/** As much of a text out of somebody's file as a message can hold. */
public final class Excerpt {
  /** Most characters of it. */
  static final int LONGEST = 100;

  private Excerpt() {}

  /** The text, or its beginning where it is long. */
  public static String of(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
  }
}
