package dev.daogou.models.sequence;

import dev.daogou.recommender.inference.LinearMap;
import dev.daogou.recommender.vectors.Vectors;
import java.util.ArrayList;
import java.util.List;

/**
 * The linear map from content embeddings to item vectors that fits the items which have both (ridge
 * regression). How strongly it is held back is chosen by every tenth item.
 */
public final class ContentRegression {
  private static final double[] STRENGTHS = {0.01, 0.1, 1, 10, 100, 1000};
  private static final int HELD_OUT = 10;

  private ContentRegression() {}

  /**
   * A map and how good it is.
   *
   * @param map learned from all pairs
   * @param cosine mean cosine of held-out items' vectors with their image, by a map learned without
   *     them
   * @param pairs how many items had both
   */
  public record Fit(LinearMap map, double cosine, int pairs) {}

  /**
   * Fits.
   *
   * @param content embeddings, at least {@value #HELD_OUT} of them
   * @param vectors of the same items
   */
  public static Fit fit(List<float[]> content, List<float[]> vectors) {
    if (content.size() != vectors.size() || content.size() < HELD_OUT) {
      throw new IllegalArgumentException(
          "%d embeddings and %d vectors; as many of both are needed, at least %d"
              .formatted(content.size(), vectors.size(), HELD_OUT));
    }
    List<float[]> contentLearned = new ArrayList<>();
    List<float[]> vectorsLearned = new ArrayList<>();
    for (int i = 0; i < content.size(); i++) {
      if (i % HELD_OUT != 0) {
        contentLearned.add(content.get(i));
        vectorsLearned.add(vectors.get(i));
      }
    }
    double best = Double.NEGATIVE_INFINITY;
    double strength = 1;
    for (double candidate : STRENGTHS) {
      double cosine = cosine(solve(contentLearned, vectorsLearned, candidate), content, vectors);
      if (cosine > best) {
        best = cosine;
        strength = candidate;
      }
    }
    return new Fit(solve(content, vectors, strength), best, content.size());
  }

  private static double cosine(LinearMap map, List<float[]> content, List<float[]> vectors) {
    double sum = 0;
    int count = 0;
    for (int i = 0; i < content.size(); i += HELD_OUT) {
      sum += Vectors.cosine(map.of(content.get(i)), vectors.get(i));
      count++;
    }
    return sum / count;
  }

  private static LinearMap solve(List<float[]> content, List<float[]> vectors, double strength) {
    double[] contentMean = mean(content);
    double[] vectorMean = mean(vectors);
    int in = contentMean.length;
    int out = vectorMean.length;
    double[][] square = new double[in][in];
    double[][] cross = new double[in][out];
    for (int n = 0; n < content.size(); n++) {
      float[] x = content.get(n);
      float[] y = vectors.get(n);
      for (int i = 0; i < in; i++) {
        double xi = x[i] - contentMean[i];
        for (int j = 0; j <= i; j++) {
          square[i][j] += xi * (x[j] - contentMean[j]);
        }
        for (int o = 0; o < out; o++) {
          cross[i][o] += xi * (y[o] - vectorMean[o]);
        }
      }
    }
    for (int i = 0; i < in; i++) {
      square[i][i] += strength;
    }
    double[][] solution = Cholesky.solve(square, cross);
    float[][] rows = new float[in][out];
    float[] shift = new float[out];
    for (int o = 0; o < out; o++) {
      double moved = vectorMean[o];
      for (int i = 0; i < in; i++) {
        rows[i][o] = (float) solution[i][o];
        moved -= contentMean[i] * solution[i][o];
      }
      shift[o] = (float) moved;
    }
    return new LinearMap(rows, shift);
  }

  private static double[] mean(List<float[]> vectors) {
    double[] mean = new double[vectors.getFirst().length];
    for (float[] vector : vectors) {
      for (int i = 0; i < mean.length; i++) {
        mean[i] += vector[i] / (double) vectors.size();
      }
    }
    return mean;
  }
}
