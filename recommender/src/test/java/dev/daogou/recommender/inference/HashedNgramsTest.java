package dev.daogou.recommender.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.daogou.recommender.inference.HashedNgrams.Features;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HashedNgramsTest {
  private final HashedNgrams ngrams = new HashedNgrams(3, 4, 1000);

  @Test
  void shouldSplitAWordIntoItselfAndItsNgrams() {
    Features features = ngrams.of("ring");

    // ring; <ri rin ing ng>; <rin ring ing>
    assertThat(features.size()).isEqualTo(8);
    assertThat(features.weights()[0]).isEqualTo(1f);
    assertThat(features.weights()[1]).isCloseTo((float) (1 / Math.sqrt(7)), within(1e-6f));
  }

  @Test
  void shouldSplitChineseIntoCharactersAndPairs() {
    Features features = ngrams.of("蓝牙耳机");

    assertThat(features.size()).isEqualTo(4 + 3);
  }

  @Test
  void shouldKeepItsHashes() {
    assertThat(ngrams.of("ring 耳机").hashes()).containsExactly(GOLDEN);
  }

  // A change here makes every trained vocabulary useless: train and ship it anew.
  private static final int[] GOLDEN = {
    -1674355015,
    268146676,
    1993994713,
    -1815730398,
    -1341933092,
    430102443,
    122783795,
    -621495497,
    413090230,
    1830293556,
    955260574
  };

  @Test
  void shouldNotMindCaseWidthAndPunctuation() {
    assertThat(weights("Ｂｌｕｅｔｏｏｔｈ, HEADPHONES!")).isEqualTo(weights("bluetooth headphones"));
  }

  @Test
  void shouldCountARepeatedWordSubLinearly() {
    Features once = ngrams.of("gold");
    Features thrice = ngrams.of("gold gold gold");

    assertThat(thrice.hashes()).containsExactly(once.hashes());
    assertThat(thrice.weights()[0]).isCloseTo((float) Math.sqrt(3), within(1e-5f));
  }

  @Test
  void shouldShareMostFeaturesBetweenInflections() {
    Set<Integer> plural = hashes("headphones");

    long shared = hashes("headphone").stream().filter(plural::contains).count();

    assertThat((double) shared / plural.size()).isGreaterThan(0.6);
  }

  @Test
  void shouldHaveNoFeaturesWithoutLettersOrDigits() {
    assertThat(ngrams.of(" -- !? \n").size()).isZero();
    assertThat(ngrams.of("").size()).isZero();
  }

  @Test
  void shouldKeepNoMoreThanItIsAllowed() {
    assertThat(new HashedNgrams(3, 4, 10).of("a very long text about many things").size())
        .isEqualTo(10);
  }

  @Test
  void shouldNotMindTheOrderOfWords() {
    Random random = new Random(3);
    String[] words = {"silver", "项链", "usb-c", "12mm", "für", "イヤホン", "λ"};
    for (int round = 0; round < 50; round++) {
      String one = words[random.nextInt(words.length)];
      String other = words[random.nextInt(words.length)];

      assertThat(weights(one + " " + other)).isEqualTo(weights(other + " " + one));
    }
  }

  @Test
  void shouldSurviveAnyText() {
    Random random = new Random(4);
    for (int round = 0; round < 300; round++) {
      StringBuilder text = new StringBuilder();
      random.ints(30, 0, Character.MAX_CODE_POINT).forEach(text::appendCodePoint);

      Features features = ngrams.of(text.toString());

      assertThat(new HashSet<>(hashes(text.toString()))).hasSize(features.size());
      for (float weight : features.weights()) {
        assertThat(weight).isPositive().isFinite();
      }
    }
  }

  @Test
  void shouldRefuseImpossibleLengths() {
    assertThatThrownBy(() -> new HashedNgrams(5, 3, 10))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("5 to 3");
  }

  private Set<Integer> hashes(String text) {
    Set<Integer> hashes = new HashSet<>();
    IntStream.of(ngrams.of(text).hashes()).forEach(hashes::add);
    return hashes;
  }

  private Map<Integer, Float> weights(String text) {
    Features features = ngrams.of(text);
    Map<Integer, Float> weights = new HashMap<>();
    for (int i = 0; i < features.size(); i++) {
      weights.put(features.hashes()[i], features.weights()[i]);
    }
    return weights;
  }
}
