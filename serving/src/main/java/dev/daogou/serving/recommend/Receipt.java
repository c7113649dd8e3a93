package dev.daogou.serving.recommend;

import dev.daogou.serving.ops.ProblemException;
import dev.daogou.serving.ops.ProblemKind;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where an event came to lie; the collectors return it.
 *
 * @param partition of the events topic
 * @param offset there
 */
public record Receipt(int partition, long offset) {
  private static final Pattern FORM = Pattern.compile("(\\d{1,6})-(\\d{1,18})");

  /**
   * Reads {@code partition-offset}, as a request parameter.
   *
   * @throws ProblemException when the text has another form
   */
  public static Receipt fromString(String text) {
    Matcher parts = FORM.matcher(text);
    if (!parts.matches()) {
      throw ProblemException.of(
          ProblemKind.BAD_PARAMETER,
          "receipt must be partition-offset, as POST /v1/events returned it, such as 2-1041");
    }
    return new Receipt(Integer.parseInt(parts.group(1)), Long.parseLong(parts.group(2)));
  }

  @Override
  public String toString() {
    return partition + "-" + offset;
  }
}
