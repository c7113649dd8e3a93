package dev.daogou.recommender.features;

import java.util.Arrays;

/**
 * The features of one shopper's candidates, a row a candidate, as a model wants them. Used again
 * and again by one thread.
 */
public final class FeatureTable {
  private final FeatureColumns columns;
  private final int width;
  private float[] values = new float[0];
  private int rows;

  public FeatureTable(FeatureColumns columns) {
    this.columns = columns;
    this.width = columns.width();
  }

  /** Begins anew, all zeros. */
  void begin(int newRows) {
    rows = newRows;
    if (values.length < rows * width) {
      values = new float[rows * width];
    } else {
      Arrays.fill(values, 0, rows * width, 0f);
    }
  }

  /** Sets a feature of a candidate, where it is asked for; what is no finite number becomes 0. */
  void set(int row, Feature feature, float value) {
    set(row, columns.column(feature), value);
  }

  /** The same where the column is known already. */
  void set(int row, int column, float value) {
    if (column != FeatureColumns.NONE && Float.isFinite(value)) {
      values[row * width + column] = value;
    }
  }

  /** Sets a feature of all candidates. */
  void setAll(Feature feature, float value) {
    int column = columns.column(feature);
    for (int row = 0; row < rows; row++) {
      set(row, column, value);
    }
  }

  boolean asks(Feature feature) {
    return columns.column(feature) != FeatureColumns.NONE;
  }

  int column(Feature feature) {
    return columns.column(feature);
  }

  /** How many candidates there are. */
  public int rows() {
    return rows;
  }

  /** Row after row; what is beyond the rows is left over from before. */
  public float[] values() {
    return values;
  }

  /** A feature of a candidate; 0 where it is not asked for. */
  public float value(int row, Feature feature) {
    int column = columns.column(feature);
    return column == FeatureColumns.NONE ? 0f : values[row * width + column];
  }
}
