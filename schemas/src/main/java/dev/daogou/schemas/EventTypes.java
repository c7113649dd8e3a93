package dev.daogou.schemas;

import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.apache.avro.specific.SpecificRecord;

/** What the API calls the types of payloads: {@code ItemView} is {@code item-view}. */
public final class EventTypes {
  /** Where the type cannot be told. */
  public static final String UNKNOWN = "unknown";

  private static final Pattern HUMP = Pattern.compile("(?<=[a-z])(?=[A-Z])");
  private static final Map<Class<?>, String> NAMES = new ConcurrentHashMap<>();

  private EventTypes() {}

  /** Name of the type of a payload; {@link #UNKNOWN} where it is none. */
  public static String of(Object payload) {
    return payload instanceof SpecificRecord record
        ? NAMES.computeIfAbsent(record.getClass(), type -> dashed(type.getSimpleName()))
        : UNKNOWN;
  }

  private static String dashed(String name) {
    return HUMP.matcher(name).replaceAll("-").toLowerCase(Locale.ROOT);
  }
}
