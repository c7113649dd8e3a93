package dev.daogou.serving.collect;

import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.apache.avro.specific.SpecificRecord;

/** What the API calls the types of payloads: {@code ItemView} is {@code item-view}. */
final class EventTypes {
  /** Where the type cannot be told. */
  static final String UNKNOWN = "unknown";

  private static final Pattern HUMP = Pattern.compile("(?<=[a-z])(?=[A-Z])");
  private static final Map<Class<?>, String> NAMES = new ConcurrentHashMap<>();

  private EventTypes() {}

  static String of(Object payload) {
    return payload instanceof SpecificRecord record
        ? NAMES.computeIfAbsent(record.getClass(), type -> dashed(type.getSimpleName()))
        : UNKNOWN;
  }

  private static String dashed(String name) {
    return HUMP.matcher(name).replaceAll("-").toLowerCase(Locale.ROOT);
  }
}
