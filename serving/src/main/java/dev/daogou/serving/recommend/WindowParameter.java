package dev.daogou.serving.recommend;

import dev.daogou.recommender.links.Window;
import dev.daogou.serving.ops.ProblemException;
import dev.daogou.serving.ops.ProblemKind;
import java.util.Map;
import java.util.TreeMap;

/** How far back popularity looks, as readers name it. */
public record WindowParameter(Window window) {
  private static final Map<String, Window> NAMES =
      new TreeMap<>(Map.of("1h", Window.HOUR, "24h", Window.DAY, "30d", Window.MONTH));

  /**
   * Reads a request parameter.
   *
   * @throws ProblemException when there is no such window
   */
  public static WindowParameter fromString(String text) {
    Window window = NAMES.get(text);
    if (window == null) {
      throw ProblemException.of(
          ProblemKind.BAD_PARAMETER, "window must be one of " + String.join(", ", NAMES.keySet()));
    }
    return new WindowParameter(window);
  }
}
