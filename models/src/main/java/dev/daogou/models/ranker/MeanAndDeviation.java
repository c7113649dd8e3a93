package dev.daogou.models.ranker;

import java.util.List;

/**
 * How inputs lie.
 *
 * @param mean [I]
 * @param deviation [I], above 0
 */
@SuppressWarnings("ArrayRecordComponent") // parameters, never compared
record MeanAndDeviation(float[] mean, float[] deviation) {
  private static final float LEAST_DEVIATION = 1e-3f;
  private static final float UNSEEN_DEVIATION = 1e6f;
  private static final double NO_VARIANCE = 1e-12;
  private static final int ENOUGH = 5000;

  /** Of the candidates of evenly chosen samples. */
  static MeanAndDeviation of(List<Sample> samples, int inputs) {
    double[] sum = new double[inputs];
    double[] square = new double[inputs];
    long count = 0;
    float[] row = new float[inputs];
    int step = Math.max(1, samples.size() / ENOUGH);
    for (int s = 0; s < samples.size(); s += step) {
      Sample sample = samples.get(s);
      for (int c = 0; c < sample.candidates(inputs); c++) {
        sample.read(c, row);
        add(row, sum, square);
        count++;
      }
    }
    return of(sum, square, count);
  }

  private static void add(float[] row, double[] sum, double[] square) {
    for (int i = 0; i < row.length; i++) {
      sum[i] += row[i];
      square[i] += (double) row[i] * row[i];
    }
  }

  private static MeanAndDeviation of(double[] sum, double[] square, long count) {
    int inputs = sum.length;
    float[] mean = new float[inputs];
    float[] deviation = new float[inputs];
    for (int i = 0; i < inputs; i++) {
      mean[i] = (float) (sum[i] / Math.max(1, count));
      double variance = square[i] / Math.max(1, count) - (double) mean[i] * mean[i];
      // What never varied in training says nothing later: it is scaled away.
      deviation[i] =
          variance < NO_VARIANCE
              ? UNSEEN_DEVIATION
              : Math.max(LEAST_DEVIATION, (float) Math.sqrt(variance));
    }
    return new MeanAndDeviation(mean, deviation);
  }
}
