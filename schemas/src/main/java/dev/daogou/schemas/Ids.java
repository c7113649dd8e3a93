package dev.daogou.schemas;

import org.jspecify.annotations.Nullable;

/** Rules for the ids that shops choose. */
public final class Ids {
  private static final int LONGEST = 200;

  private Ids() {}

  /** Whether the id has 1 to 200 characters and none of them is a control character. */
  public static boolean isValid(@Nullable String id) {
    if (id == null || id.isEmpty() || id.length() > LONGEST) {
      return false;
    }
    for (int i = 0; i < id.length(); i++) {
      if (Character.isISOControl(id.charAt(i))) {
        return false;
      }
    }
    return true;
  }
}
