package dev.daogou.bench;

import dev.daogou.recommender.inference.TextEncoder;
import dev.daogou.recommender.vectors.Signature;
import dev.daogou.recommender.vectors.Vectors;
import java.util.List;

/** Stands in for the text encoder, whose work is on catalogue records, which are not measured. */
final class HashedWords implements TextEncoder {
  private static final int WIDTH = 64;

  @Override
  public int dimensions() {
    return WIDTH;
  }

  @Override
  public String version() {
    return "hashed-words@1";
  }

  @Override
  public float[][] encode(List<String> texts) {
    return texts.stream().map(HashedWords::vector).toArray(float[][]::new);
  }

  private static float[] vector(String text) {
    float[] sum = new float[WIDTH];
    for (String word : text.split(" ", -1)) {
      Vectors.addScaled(sum, 1, Signature.of(word, WIDTH));
    }
    return Vectors.normalise(sum);
  }

  @Override
  public void close() {}
}
