package dev.daogou.serving.recommend;

import io.vertx.core.MultiMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The parameters of a request. As in every endpoint, one without a value counts as not given.
 *
 * @param given decoded, by name
 */
record Query(MultiMap given) {

  /** The first value. */
  Optional<String> first(String name) {
    return Optional.ofNullable(given.get(name)).filter(value -> !value.isEmpty());
  }

  /** The first value, read; what is usual where there is none. */
  <T> T first(String name, Function<String, T> reader, String usual) {
    return reader.apply(first(name).orElse(usual));
  }

  /** All values. */
  List<String> all(String name) {
    List<String> values = given.getAll(name);
    return values.isEmpty() ? values : values.stream().filter(value -> !value.isEmpty()).toList();
  }
}
