package dev.daogou.serving.collect;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.daogou.schemas.Bounds;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Fields as they come out of a parser, without a tree. It notes that something was not as it should
 * be, not what: that is for {@link JsonFields} to say, which reads once more.
 */
final class StreamedFields implements EventFields {
  /** A value that no field of an event has, such as a list of lists. */
  private static final Object STRANGE = new Object();

  private static final int USUAL_FIELDS = 16;
  private static final int USUAL_FIELDS_INSIDE = 4;
  private static final int DEEPEST = 2;

  private final Doubt doubt;
  private String[] names;
  private @Nullable Object[] values;
  private int size;

  private StreamedFields(Doubt doubt, int usualFields) {
    this.doubt = doubt;
    names = new String[usualFields];
    values = new @Nullable Object[usualFields];
  }

  /** Whether something was not as it should be; one for an event and all objects inside it. */
  private static final class Doubt {
    private boolean isThere;
  }

  /** Reads the rest of an object to its end, from its first field on, whose name was just read. */
  static StreamedFields read(JsonParser in) throws IOException {
    return read(in, new Doubt(), 0);
  }

  private static StreamedFields read(JsonParser in, Doubt doubt, int depth) throws IOException {
    StreamedFields fields =
        new StreamedFields(doubt, depth == 0 ? USUAL_FIELDS : USUAL_FIELDS_INSIDE);
    for (JsonToken at = in.currentToken(); at == JsonToken.FIELD_NAME; at = in.nextToken()) {
      String name = in.currentName();
      fields.put(name, value(in, in.nextToken(), doubt, depth));
    }
    return fields;
  }

  private static StreamedFields inside(JsonParser in, Doubt doubt, int depth) throws IOException {
    in.nextToken();
    return read(in, doubt, depth);
  }

  private static @Nullable Object value(JsonParser in, JsonToken token, Doubt doubt, int depth)
      throws IOException {
    return switch (token) {
      case VALUE_NULL -> null;
      case VALUE_STRING -> in.getText();
      case VALUE_NUMBER_INT ->
          in.getNumberType() == JsonParser.NumberType.BIG_INTEGER ? STRANGE : in.getLongValue();
      case VALUE_NUMBER_FLOAT -> in.getDoubleValue();
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case START_OBJECT -> depth < DEEPEST ? inside(in, doubt, depth + 1) : skipped(in);
      case START_ARRAY -> depth < DEEPEST ? list(in, doubt, depth + 1) : skipped(in);
      default -> STRANGE;
    };
  }

  private static Object skipped(JsonParser in) throws IOException {
    in.skipChildren();
    return STRANGE;
  }

  private static Object list(JsonParser in, Doubt doubt, int depth) throws IOException {
    List<@Nullable Object> list = new ArrayList<>();
    boolean isTooLong = false;
    for (JsonToken token = in.nextToken(); token != JsonToken.END_ARRAY; token = in.nextToken()) {
      if (list.size() < Bounds.MOST_LINES) {
        list.add(value(in, token, doubt, depth));
      } else {
        in.skipChildren();
        isTooLong = true;
      }
    }
    return isTooLong ? STRANGE : list;
  }

  private void put(String name, @Nullable Object value) {
    if (size == names.length) {
      names = Arrays.copyOf(names, 2 * size);
      values = Arrays.copyOf(values, 2 * size);
    }
    names[size] = name;
    values[size++] = value;
  }

  /** The value of a field; null where it has none. */
  private @Nullable Object at(String field) {
    for (int i = 0; i < size; i++) {
      if (names[i].equals(field)) {
        return values[i];
      }
    }
    return null;
  }

  /** Whether anything that was asked for was not as it should be. */
  boolean isDoubtful() {
    return doubt.isThere;
  }

  /** Whether there is a field of that name, be it null. */
  boolean mentions(String field) {
    for (int i = 0; i < size; i++) {
      if (names[i].equals(field)) {
        return true;
      }
    }
    return false;
  }

  private <T extends @Nullable Object> T doubtful(T standIn) {
    doubt.isThere = true;
    return standIn;
  }

  @Override
  public boolean has(String field) {
    return at(field) != null;
  }

  @Override
  public String text(String field) {
    return at(field) instanceof String text ? text : doubtful("");
  }

  @Override
  public @Nullable String textOrNull(String field) {
    return switch (at(field)) {
      case null -> null;
      case String text -> text;
      default -> doubtful(null);
    };
  }

  @Override
  public @Nullable Integer wholeOrNull(String field) {
    return switch (at(field)) {
      case null -> null;
      case Long whole when whole.intValue() == whole -> whole.intValue();
      default -> doubtful(null);
    };
  }

  @Override
  public double amount(String field) {
    Double amount = amountOrNull(field);
    return amount == null ? doubtful(Double.NaN) : amount;
  }

  @Override
  public @Nullable Double amountOrNull(String field) {
    return switch (at(field)) {
      case null -> null;
      case Double amount -> amount;
      case Long whole -> whole.doubleValue();
      default -> doubtful(null);
    };
  }

  @Override
  public boolean flagOr(String field, boolean otherwise) {
    return switch (at(field)) {
      case null -> otherwise;
      case Boolean flag -> flag;
      default -> doubtful(otherwise);
    };
  }

  @Override
  public <T> @Nullable T choiceOrNull(String field, Map<String, T> words) {
    String word = textOrNull(field);
    if (word == null) {
      return null;
    }
    T choice = words.get(word);
    return choice == null ? doubtful(null) : choice;
  }

  @Override
  public Instant timeOr(String field, Instant otherwise) {
    Optional<Instant> time =
        switch (at(field)) {
          case null -> Optional.of(otherwise);
          case String text -> EventTimes.parse(text);
          case Long millis -> EventTimes.ofMillis(millis);
          default -> Optional.empty();
        };
    return EventTimes.cut(time.orElseGet(() -> doubtful(otherwise)));
  }

  @Override
  public List<String> texts(String field) {
    return has(field) ? textsOrNone(field) : doubtful(List.of());
  }

  @Override
  public List<String> textsOrNone(String field) {
    List<String> texts = new ArrayList<>();
    for (Object each : list(field)) {
      texts.add(each instanceof String text ? text : doubtful(""));
    }
    return texts;
  }

  @Override
  public <T> List<T> objects(String field, Function<EventFields, T> reader) {
    List<T> objects = new ArrayList<>();
    for (Object each : has(field) ? list(field) : doubtful(List.of())) {
      if (each instanceof StreamedFields inside) {
        objects.add(reader.apply(inside));
      } else {
        doubtful(each);
      }
    }
    return objects;
  }

  @Override
  public <T> @Nullable T objectOrNull(String field, Function<EventFields, T> reader) {
    return switch (at(field)) {
      case null -> null;
      case StreamedFields inside -> reader.apply(inside);
      default -> doubtful(null);
    };
  }

  private List<? extends @Nullable Object> list(String field) {
    return switch (at(field)) {
      case null -> List.of();
      case List<?> list -> list;
      default -> doubtful(List.of());
    };
  }
}
