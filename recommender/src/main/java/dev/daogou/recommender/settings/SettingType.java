package dev.daogou.recommender.settings;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * What a setting may hold.
 *
 * @param kind what its values are, to follow "must be"
 * @param bounds which of them are allowed, to follow "must be"; empty where all are
 * @param read from text; empty where the text is nothing of the kind
 * @param written as it is read
 * @param allowed whether a value is within the bounds
 */
record SettingType(
    String kind,
    String bounds,
    Function<String, Optional<Object>> read,
    Function<Object, String> written,
    Predicate<Object> allowed) {

  static SettingType of(Class<?> type, long least) {
    String bounds = least == Long.MIN_VALUE ? "" : "at least " + least;
    Predicate<Object> isEnough = value -> ((Number) value).doubleValue() >= least;
    if (type == int.class) {
      return number("a whole number", bounds, Integer::valueOf, isEnough);
    }
    if (type == long.class) {
      return number("a whole number", bounds, Long::valueOf, isEnough);
    }
    if (type == double.class) {
      return number("a number", bounds, Double::valueOf, isEnough);
    }
    if (type == boolean.class) {
      return oneOf(List.of(true, false));
    }
    if (type == Duration.class) {
      return time();
    }
    if (type == String.class) {
      return new SettingType("text", "", Optional::of, Object::toString, value -> true);
    }
    if (type.isEnum()) {
      return oneOf(List.of(type.getEnumConstants()));
    }
    throw new IllegalArgumentException("a setting cannot be a " + type.getName());
  }

  private static SettingType number(
      String kind, String bounds, Function<String, Object> reading, Predicate<Object> allowed) {
    Function<String, Optional<Object>> read =
        text -> {
          try {
            return Optional.of(reading.apply(text));
          } catch (NumberFormatException notANumber) {
            return Optional.empty();
          }
        };
    return new SettingType(kind, bounds, read, Object::toString, allowed);
  }

  private static SettingType time() {
    return new SettingType(
        "a time such as 250ms, 30s, 5m, 12h or 14d",
        "longer than 0s",
        text -> TimeText.read(text).map(Function.identity()),
        value -> TimeText.write((Duration) value),
        value -> ((Duration) value).isPositive());
  }

  private static SettingType oneOf(List<?> all) {
    List<String> names = all.stream().map(SettingType::label).toList();
    return new SettingType(
        String.join(", ", names.subList(0, names.size() - 1)) + " or " + names.getLast(),
        "",
        text ->
            all.stream()
                .filter(each -> label(each).equalsIgnoreCase(text))
                .findFirst()
                .map(Function.identity()),
        SettingType::label,
        value -> true);
  }

  private static String label(Object constant) {
    return constant.toString().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
