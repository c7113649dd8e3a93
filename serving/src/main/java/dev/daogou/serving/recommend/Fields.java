package dev.daogou.serving.recommend;

import dev.daogou.serving.ops.ProblemException;
import dev.daogou.serving.ops.ProblemKind;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What is told of each item besides its id.
 *
 * @param bits one for each {@link ItemField}, by its place
 */
record Fields(int bits) {
  /** What is told where nothing is asked for. */
  static final Fields USUAL =
      of(
          ItemField.ITEM,
          ItemField.SCORE,
          ItemField.REASON,
          ItemField.BECAUSE,
          ItemField.TITLE,
          ItemField.PRICE,
          ItemField.CURRENCY,
          ItemField.CATEGORY_PATH);

  private static final Pattern COMMA = Pattern.compile("\\s*,\\s*");

  /** These fields. */
  static Fields of(ItemField... fields) {
    int bits = 0;
    for (ItemField field : fields) {
      bits |= bit(field);
    }
    return new Fields(bits);
  }

  /**
   * Reads names separated by commas.
   *
   * @param text null or blank for the usual ones
   * @throws ProblemException when there is no such field
   */
  static Fields parse(@Nullable String text) {
    if (text == null || text.isBlank()) {
      return USUAL;
    }
    int bits = 0;
    for (String name : COMMA.split(text.strip())) {
      bits |= bit(ItemField.find(name).orElseThrow(Fields::unknown));
    }
    return new Fields(bits);
  }

  /** Whether the field is told. */
  boolean tells(ItemField field) {
    return (bits & bit(field)) != 0;
  }

  private static int bit(ItemField field) {
    return 1 << field.ordinal();
  }

  private static ProblemException unknown() {
    return ProblemException.of(
        ProblemKind.BAD_PARAMETER, "fields must be some of " + ItemField.inWords());
  }
}
