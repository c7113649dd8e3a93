package dev.daogou.models.evaluation;

import java.util.List;
import java.util.function.Function;

/** Texts as unit-length vectors, compared by dot product. */
public final class DenseIndex implements TextIndex {
  private final Function<List<String>, float[][]> encoder;
  private final float[][] vectors;

  public DenseIndex(Function<List<String>, float[][]> encoder, List<String> texts) {
    this.encoder = encoder;
    this.vectors = encoder.apply(texts);
  }

  @Override
  public float[] similarities(String text) {
    float[] query = encoder.apply(List.of(text))[0];
    float[] similarities = new float[vectors.length];
    for (int i = 0; i < vectors.length; i++) {
      float dot = 0;
      for (int d = 0; d < query.length; d++) {
        dot += query[d] * vectors[i][d];
      }
      similarities[i] = dot;
    }
    return similarities;
  }
}
