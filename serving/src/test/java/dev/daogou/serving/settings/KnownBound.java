package dev.daogou.serving.settings;

import io.quarkus.runtime.configuration.MemorySize;
import java.lang.reflect.Field;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * A bound of the program, with its value as the code has it.
 *
 * @param what is bounded
 * @param setting that moves it; empty where it is fixed
 * @param value in words
 * @param beyond what becomes of more
 */
record KnownBound(String what, Optional<String> setting, String value, String beyond) {
  private static final String ROOT = "dev.daogou.";

  /** One that a setting moves. */
  static KnownBound set(String what, String setting, String usual, String beyond) {
    return new KnownBound(what, Optional.of(setting), usual, beyond);
  }

  /**
   * One that stands in the code.
   *
   * @param constant such as {@code schemas.Bounds.MOST_LINES}, below {@code dev.daogou}
   * @param unit such as {@code characters}; empty for none
   */
  static KnownBound fixed(String what, String constant, String unit, String beyond) {
    String value = inWords(constant(constant)) + (unit.isEmpty() ? "" : " " + unit);
    return new KnownBound(what, Optional.empty(), value, beyond);
  }

  /** One that is made of others. */
  static KnownBound told(String what, String value, String beyond) {
    return new KnownBound(what, Optional.empty(), value, beyond);
  }

  String row() {
    return "| %s | %s | %s | %s |\n"
        .formatted(what, setting.map(name -> "`" + name + "`").orElse("fixed"), value, beyond);
  }

  /** A number of bytes, as settings write it. */
  static String bytes(String constant) {
    long bytes = ((Number) constant(constant)).longValue();
    return bytes % (1 << 20) == 0 ? (bytes >> 20) + "M" : (bytes >> 10) + "K";
  }

  /** The value of a constant of the program, of whatever visibility. */
  static Object constant(String name) {
    int dot = name.lastIndexOf('.');
    try {
      Field field =
          Class.forName(ROOT + name.substring(0, dot)).getDeclaredField(name.substring(dot + 1));
      field.setAccessible(true);
      return field.get(null);
    } catch (ReflectiveOperationException e) {
      throw new AssertionError("there is no " + name + " any more", e);
    }
  }

  private static String inWords(Object value) {
    return switch (value) {
      case Duration time -> time.toSeconds() + " s";
      case MemorySize size -> Long.toString(size.asLongValue());
      case Double amount -> String.format(Locale.ROOT, "%,.0f", amount);
      case Number number -> String.format(Locale.ROOT, "%,d", number.longValue());
      default -> value.toString();
    };
  }
}
