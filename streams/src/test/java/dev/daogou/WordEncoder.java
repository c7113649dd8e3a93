package dev.daogou;

import dev.daogou.recommender.inference.TextEncoder;
import dev.daogou.recommender.vectors.Signature;
import dev.daogou.recommender.vectors.Vectors;
import java.util.List;
import java.util.Locale;

/**
 * The plainest encoder that makes texts with common words alike; tests know by it what to expect.
 */
public final class WordEncoder implements TextEncoder {
  private static final int WIDTH = 32;

  @Override
  public int dimensions() {
    return WIDTH;
  }

  @Override
  public String version() {
    return "words@1";
  }

  @Override
  public float[][] encode(List<String> texts) {
    return texts.stream().map(WordEncoder::encode).toArray(float[][]::new);
  }

  private static float[] encode(String text) {
    float[] sum = new float[WIDTH];
    for (String word : text.toLowerCase(Locale.ROOT).split("\\W+")) {
      if (!word.isEmpty()) {
        Vectors.addScaled(sum, 1f, Signature.of(word, WIDTH));
      }
    }
    return Vectors.normalise(sum);
  }

  @Override
  public void close() {}
}
