package dev.daogou.models.encoder;

import dev.daogou.models.encoder.GeneratedProduct.View;
import dev.daogou.models.encoder.Lexicon.Language;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;

/**
 * Does a Chinese title find the English title of the same generated product? The products are drawn
 * anew, so their makers, model numbers and combinations of words were not seen in training.
 */
public final class TranslationEvaluation {
  private final List<String> chinese = new ArrayList<>();
  private final List<String> english = new ArrayList<>();

  /**
   * @param products how many, in turn from the lexicon's types
   * @param seed not the one of training
   */
  public TranslationEvaluation(Lexicon lexicon, int products, long seed) {
    Random random = new Random(seed);
    ProductGenerator generator = new ProductGenerator(lexicon, random);
    for (int i = 0; i < products; i++) {
      GeneratedProduct product = generator.of(lexicon.types().get(i % lexicon.types().size()));
      chinese.add(product.text(View.TITLE, Language.CHINESE, random));
      english.add(product.text(View.TITLE, Language.ENGLISH, random));
    }
  }

  /**
   * How often the right text was the first, and among the first five.
   *
   * @param products how many were looked for, among as many
   */
  public record Result(double first, double firstFive, int products) {}

  public Result evaluate(Function<List<String>, float[][]> encoder) {
    float[][] from = encoder.apply(chinese);
    float[][] to = encoder.apply(english);
    int first = 0;
    int firstFive = 0;
    for (int i = 0; i < from.length; i++) {
      int better = 0;
      float right = dot(from[i], to[i]);
      for (float[] other : to) {
        better += dot(from[i], other) > right ? 1 : 0;
      }
      first += better < 1 ? 1 : 0;
      firstFive += better < 5 ? 1 : 0;
    }
    return new Result((double) first / from.length, (double) firstFive / from.length, from.length);
  }

  private static float dot(float[] a, float[] b) {
    float dot = 0;
    for (int d = 0; d < a.length; d++) {
      dot += a[d] * b[d];
    }
    return dot;
  }
}
