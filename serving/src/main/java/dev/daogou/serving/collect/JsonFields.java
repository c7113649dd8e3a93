package dev.daogou.serving.collect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.daogou.intake.FieldRules;
import dev.daogou.schemas.Bounds;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Fields of a tree, which can tell everything that is wrong with them: {@link #refusal()}. */
final class JsonFields implements EventFields {
  private final JsonNode object;
  private final String path;
  private final Faults faults;

  JsonFields(JsonNode object) {
    this(object, "", new Faults());
  }

  private JsonFields(JsonNode object, String path, Faults faults) {
    this.object = object;
    this.path = path;
    this.faults = faults;
  }

  /** The first fault's reason, with the first faults in its detail. */
  Optional<Refusal> refusal() {
    return faults.refusal();
  }

  void fault(JsonFault fault, String field, String complaint) {
    faults.add(Refusal.of(fault, path + field + " " + complaint));
  }

  @Override
  public boolean has(String field) {
    return !at(field).isMissingNode();
  }

  @Override
  public String text(String field) {
    return required(field, "text") ? textOr(field, "") : "";
  }

  @Override
  public @Nullable String textOrNull(String field) {
    return read(field, "text", JsonNode::isTextual, JsonNode::textValue);
  }

  @Override
  public @Nullable Integer wholeOrNull(String field) {
    return read(field, "a whole number", JsonFields::isWhole, JsonNode::intValue);
  }

  @Override
  public @Nullable Double amountOrNull(String field) {
    return read(field, "a number", JsonNode::isNumber, JsonNode::doubleValue);
  }

  @Override
  public double amount(String field) {
    Double amount = required(field, "a number") ? amountOrNull(field) : null;
    return amount == null ? Double.NaN : amount;
  }

  @Override
  public boolean flagOr(String field, boolean otherwise) {
    Boolean flag = read(field, "true or false", JsonNode::isBoolean, JsonNode::booleanValue);
    return flag == null ? otherwise : flag;
  }

  @Override
  public <T> @Nullable T choiceOrNull(String field, Map<String, T> words) {
    String word = textOrNull(field);
    if (word == null) {
      return null;
    }
    T choice = words.get(word);
    if (choice == null) {
      fault(
          JsonFault.UNKNOWN_VALUE,
          field,
          "must be one of " + String.join(", ", words.keySet()) + ", not '" + shorten(word) + "'");
    }
    return choice;
  }

  @Override
  public List<String> texts(String field) {
    return required(field, "a list of texts") ? textsOrNone(field) : List.of();
  }

  @Override
  public List<String> textsOrNone(String field) {
    List<String> texts = new ArrayList<>();
    for (JsonNode each : list(field, "texts")) {
      if (each.isTextual()) {
        texts.add(each.textValue());
      } else {
        wrongType(field, "a list of texts", each);
      }
    }
    return texts;
  }

  Map<String, String> textsByName(String field) {
    Map<String, String> texts = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> each : members(field)) {
      if (each.getValue().isTextual()) {
        texts.put(each.getKey(), each.getValue().textValue());
      } else {
        wrongType(field + "." + shorten(each.getKey()), "text", each.getValue());
      }
    }
    return texts;
  }

  <T> Map<String, T> objectsByName(String field, Function<JsonFields, T> reader) {
    Map<String, T> objects = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> each : members(field)) {
      String name = field + "." + shorten(each.getKey());
      objects.put(each.getKey(), reader.apply(inside(name, each.getValue())));
    }
    return objects;
  }

  @Override
  public <T> List<T> objects(String field, Function<EventFields, T> reader) {
    List<T> objects = new ArrayList<>();
    if (required(field, "a list of objects")) {
      for (JsonNode each : list(field, "objects")) {
        objects.add(reader.apply(inside(field + "[" + objects.size() + "]", each)));
      }
    }
    return objects;
  }

  @Override
  public <T> @Nullable T objectOrNull(String field, Function<EventFields, T> reader) {
    JsonNode value = at(field);
    return value.isMissingNode() ? null : reader.apply(inside(field, value));
  }

  @Override
  public Instant timeOr(String field, Instant otherwise) {
    if (!has(field)) {
      return EventTimes.cut(otherwise);
    }
    Optional<Instant> time = EventTimes.parse(at(field));
    if (time.isEmpty()) {
      fault(
          JsonFault.UNREADABLE_TIME,
          field,
          "must be ISO-8601 with an offset, such as 2026-03-01T09:30:00Z, or epoch milliseconds,"
              + " of the years 1 to 9999, not '"
              + shorten(at(field).asText())
              + "'");
    }
    return EventTimes.cut(time.orElse(otherwise));
  }

  JsonNode at(String field) {
    JsonNode value = object.path(field);
    return value.isNull() ? MissingNode.getInstance() : value;
  }

  private JsonFields inside(String name, JsonNode value) {
    if (!value.isObject()) {
      wrongType(name, "an object", value);
    }
    return new JsonFields(value, path + name + ".", faults);
  }

  private Iterable<JsonNode> list(String field, String of) {
    JsonNode value = at(field);
    if (!value.isMissingNode() && !value.isArray()) {
      wrongType(field, "a list of " + of, value);
      return List.of();
    }
    return isTooLong(field, value) ? List.of() : value;
  }

  private Iterable<Map.Entry<String, JsonNode>> members(String field) {
    JsonNode value = at(field);
    if (!value.isMissingNode() && !value.isObject()) {
      wrongType(field, "an object", value);
    }
    return isTooLong(field, value) ? List.of() : value.properties();
  }

  // Nothing is made of the entries of a list that is refused anyway.
  private boolean isTooLong(String field, JsonNode value) {
    Optional<Refusal> tooLong =
        FieldRules.length(path + field, value.size(), Bounds.MOST_LINES).map(Refusal::of);
    tooLong.ifPresent(faults::add);
    return tooLong.isPresent();
  }

  private boolean required(String field, String type) {
    if (at(field).isMissingNode()) {
      fault(JsonFault.MISSING_FIELD, field, "is missing; it must be " + type);
      return false;
    }
    return true;
  }

  private <T> @Nullable T read(
      String field, String type, Predicate<JsonNode> fits, Function<JsonNode, T> reader) {
    JsonNode value = at(field);
    if (value.isMissingNode()) {
      return null;
    }
    if (!fits.test(value)) {
      wrongType(field, type, value);
      return null;
    }
    return reader.apply(value);
  }

  private void wrongType(String field, String type, JsonNode value) {
    fault(JsonFault.WRONG_TYPE, field, "must be " + type + ", not " + describe(value));
  }

  private static boolean isWhole(JsonNode value) {
    return value.isNumber() && value.canConvertToExactIntegral() && value.canConvertToInt();
  }

  private static String describe(JsonNode value) {
    return switch (value.getNodeType()) {
      case ARRAY -> "a list";
      case OBJECT -> "an object";
      case STRING -> "the text '" + shorten(value.textValue()) + "'";
      case NUMBER -> "the number " + shorten(value.asText());
      case BOOLEAN -> value.asText();
      case NULL, MISSING -> "nothing";
      case BINARY, POJO -> "something else";
    };
  }

  /** Texts of strangers go into answers in short, and without control characters. */
  static String shorten(String text) {
    String plain =
        text.codePoints()
            .limit(60)
            .filter(c -> !Character.isISOControl(c))
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString();
    return text.length() > 60 ? plain + "…" : plain;
  }
}
