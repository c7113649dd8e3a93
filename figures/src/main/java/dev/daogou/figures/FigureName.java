package dev.daogou.figures;

import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * How figures are named: subject of measuring, case, metric with its unit; parts are joined by
 * dots, the words of a part by hyphens.
 */
public final class FigureName {
  private static final String PART = "[a-z0-9]+(-[a-z0-9]+)*";
  private static final Pattern NAME = Pattern.compile(PART + "(\\." + PART + ")+");
  private static final Pattern NO_WORD = Pattern.compile("[^a-z0-9]+");

  private FigureName() {}

  /** Whether a name has this form. */
  public static boolean isWellFormed(String name) {
    return NAME.matcher(name).matches();
  }

  /**
   * Joins parts to a name; whatever is neither letter nor digit becomes a hyphen.
   *
   * @throws IllegalArgumentException where a part holds no letter and no digit
   */
  public static String of(String... parts) {
    return Arrays.stream(parts)
        .flatMap(part -> Arrays.stream(part.split("\\.", -1)))
        .map(FigureName::part)
        .collect(Collectors.joining("."));
  }

  /**
   * One part of a name, made of any text.
   *
   * @throws IllegalArgumentException where the text holds no letter and no digit
   */
  public static String part(String text) {
    String words = NO_WORD.matcher(text.toLowerCase(Locale.ROOT)).replaceAll("-");
    String part = words.replaceAll("^-|-$", "");
    if (part.isEmpty()) {
      throw new IllegalArgumentException("no word for a figure's name in \"" + text + "\"");
    }
    return part;
  }
}
