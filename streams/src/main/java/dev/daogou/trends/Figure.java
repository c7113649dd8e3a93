package dev.daogou.trends;

import dev.daogou.schemas.Resolution;
import dev.daogou.schemas.TrendBucket;
import java.util.Locale;
import org.apache.avro.Schema;

/**
 * What is counted; each is the field of {@link TrendBucket} of the same name. A figure is one
 * number, or one for each of its subjects: types, items, queries and so on.
 */
public enum Figure {
  VIEWS,
  CARTS,
  ORDERS,
  UNDONE_ORDERS,
  UNITS,
  REVERSALS,
  SEARCHES,
  ZERO_RESULTS,
  LISTS,
  BLENDED,
  EVENTS(Bound.FEW),
  REVENUE(Bound.FEW),
  DEAD_LETTERS(Bound.FEW),
  READ_LEVELS(Bound.FEW),
  FRESHNESS(Bound.FEW),
  IMPRESSIONS(Bound.FEW),
  CLICKS(Bound.FEW),
  RECOMMENDED_CARTS(Bound.FEW),
  RECOMMENDED_ORDERS(Bound.FEW),
  RECOMMENDED_REVENUE(Bound.FEW),
  QUERIES(Bound.MANY),
  ZERO_QUERIES(Bound.MANY),
  ITEMS(Bound.MANY),
  CATEGORY_INTEREST(Bound.MANY),
  CATEGORY_VIEWS(Bound.MANY),
  CATEGORY_CARTS(Bound.MANY),
  CATEGORY_ORDERS(Bound.MANY),
  CATEGORY_UNITS(Bound.MANY),
  CATEGORY_REVENUE(Bound.MANY);

  /** The subject of a figure that has none, and of what found no room among the subjects. */
  public static final String REST = "";

  private enum Bound {
    ONE,
    FEW,
    MANY
  }

  private final Bound bound;
  private final int field;

  Figure() {
    this(Bound.ONE);
  }

  Figure(Bound bound) {
    this.bound = bound;
    Schema.Field found = TrendBucket.getClassSchema().getField(camelCase());
    this.field = found.pos();
  }

  /** Whether it is one number. */
  public boolean isNumber() {
    return bound == Bound.ONE;
  }

  /** Subjects that a bucket tells apart; what comes beyond them is counted as {@link #REST}. */
  public int most(Resolution resolution) {
    return switch (bound) {
      case ONE -> 1;
      case FEW -> 128;
      case MANY ->
          switch (resolution) {
            case SECOND -> 64;
            case MINUTE -> 256;
            case HOUR -> 1_024;
          };
    };
  }

  /** Place of the field in the record. */
  int field() {
    return field;
  }

  private String camelCase() {
    var name = new StringBuilder();
    for (String word : name().split("_")) {
      name.append(
          name.isEmpty()
              ? word.toLowerCase(Locale.ROOT)
              : word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT));
    }
    return name.toString();
  }
}
