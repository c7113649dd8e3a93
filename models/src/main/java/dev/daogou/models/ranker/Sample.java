package dev.daogou.models.ranker;

/**
 * One prediction as it was before the click: every candidate's inputs, and which was clicked.
 *
 * @param inputs [C,I] in half precision, since there are many
 * @param clicked which candidate, or -1 where it is none of them
 * @param repeat whether the clicked item is the one that the shopper looked at
 */
@SuppressWarnings("ArrayRecordComponent") // training data, never compared
public record Sample(short[] inputs, int clicked, boolean repeat) {

  /** Compresses inputs [C,I]. */
  public static Sample of(float[] inputs, int clicked, boolean repeat) {
    short[] halves = new short[inputs.length];
    for (int i = 0; i < inputs.length; i++) {
      halves[i] = Float.floatToFloat16(inputs[i]);
    }
    return new Sample(halves, clicked, repeat);
  }

  /** How many candidates there are. */
  public int candidates(int inputWidth) {
    return inputs.length / inputWidth;
  }

  /** Writes a candidate's inputs. */
  public void read(int candidate, float[] row) {
    int from = candidate * row.length;
    for (int i = 0; i < row.length; i++) {
      row[i] = Float.float16ToFloat(inputs[from + i]);
    }
  }

  /** One input of a candidate. */
  public float input(int candidate, int input, int inputWidth) {
    return Float.float16ToFloat(inputs[candidate * inputWidth + input]);
  }
}
