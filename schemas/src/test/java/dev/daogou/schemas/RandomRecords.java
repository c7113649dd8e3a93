package dev.daogou.schemas;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.data.TimeConversions.TimestampMillisConversion;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;

/** Any value that a schema allows: every branch of every union, strings beyond ASCII. */
final class RandomRecords {
  private static final int LONGEST = 6;
  private static final String ALPHABET = "ab/!é导购𝄞 \"\\{0";

  private final Random random;

  RandomRecords(long seed) {
    random = new Random(seed);
  }

  <T extends SpecificRecord> T next(Class<T> type) {
    SpecificData model = SpecificData.getForClass(type);
    return type.cast(value(model.getSchema(type)));
  }

  private Object value(Schema schema) {
    return switch (schema.getType()) {
      case RECORD -> record(schema);
      case UNION -> value(schema.getTypes().get(random.nextInt(schema.getTypes().size())));
      case ARRAY -> array(schema);
      case MAP -> map(schema);
      case ENUM -> symbol(schema);
      case STRING -> text();
      case BYTES -> bytes();
      case INT -> random.nextInt();
      case LONG -> number(schema);
      case FLOAT -> random.nextFloat() * 1e6f;
      case DOUBLE -> random.nextGaussian() * 1e9;
      case BOOLEAN -> random.nextBoolean();
      case NULL -> null;
      case FIXED -> throw new IllegalStateException("no schema here has a fixed type");
    };
  }

  private IndexedRecord record(Schema schema) {
    IndexedRecord made = (IndexedRecord) SpecificData.newInstance(classOf(schema), schema);
    for (Schema.Field field : schema.getFields()) {
      made.put(field.pos(), value(field.schema()));
    }
    return made;
  }

  private List<Object> array(Schema schema) {
    List<Object> items = new ArrayList<>();
    for (int i = random.nextInt(LONGEST); i > 0; i--) {
      items.add(value(schema.getElementType()));
    }
    return items;
  }

  private Map<String, Object> map(Schema schema) {
    Map<String, Object> entries = new HashMap<>();
    for (int i = random.nextInt(LONGEST); i > 0; i--) {
      entries.put(text(), value(schema.getValueType()));
    }
    return entries;
  }

  private Object symbol(Schema schema) {
    Object[] constants = classOf(schema).getEnumConstants();
    return constants[random.nextInt(constants.length)];
  }

  private Object number(Schema schema) {
    long number = random.nextLong() >> random.nextInt(Long.SIZE - 1);
    return schema.getLogicalType() instanceof LogicalTypes.TimestampMillis
        ? new TimestampMillisConversion().fromLong(number >> 16, schema, schema.getLogicalType())
        : (Object) number;
  }

  private ByteBuffer bytes() {
    byte[] bytes = new byte[random.nextInt(200)];
    random.nextBytes(bytes);
    return ByteBuffer.wrap(bytes);
  }

  private String text() {
    int[] letters = ALPHABET.codePoints().toArray();
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(2 * LONGEST); i > 0; i--) {
      text.appendCodePoint(letters[random.nextInt(letters.length)]);
    }
    return text.toString();
  }

  private static Class<?> classOf(Schema schema) {
    return SpecificData.get().getClass(schema);
  }
}
