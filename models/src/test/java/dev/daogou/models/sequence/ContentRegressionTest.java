package dev.daogou.models.sequence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.daogou.recommender.inference.LinearMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ContentRegressionTest {
  private final Random random = new Random(6);

  @Test
  void shouldFindTheMapThatMadeTheVectors() {
    LinearMap real =
        new LinearMap(
            new float[][] {{1, 2, 0}, {0, -1, 3}, {2, 0, 1}, {1, 1, 1}}, new float[] {5, 0, -5});
    List<float[]> content = new ArrayList<>();
    List<float[]> vectors = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      float[] one = random(4);
      content.add(one);
      vectors.add(real.of(one));
    }

    ContentRegression.Fit fit = ContentRegression.fit(content, vectors);

    float[] fresh = random(4);
    assertThat(fit.map().of(fresh)).containsExactly(real.of(fresh), within(0.01f));
    assertThat(fit.cosine()).isGreaterThan(0.999);
    assertThat(fit.pairs()).isEqualTo(500);
  }

  @Test
  void shouldHoldBackWhereContentSaysNothing() {
    List<float[]> content = new ArrayList<>();
    List<float[]> vectors = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      content.add(random(30));
      vectors.add(random(4));
    }

    ContentRegression.Fit fit = ContentRegression.fit(content, vectors);

    float[] image = fit.map().of(random(30));
    float[] mean = fit.map().of(new float[30]);
    for (int o = 0; o < mean.length; o++) {
      assertThat(image[o]).isCloseTo(mean[o], within(2f));
    }
  }

  private float[] random(int width) {
    float[] vector = new float[width];
    for (int i = 0; i < width; i++) {
      vector[i] = (float) random.nextGaussian();
    }
    return vector;
  }
}
