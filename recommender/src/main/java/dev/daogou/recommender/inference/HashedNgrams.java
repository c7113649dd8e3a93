package dev.daogou.recommender.inference;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Splits a text of any language into weighted features, each named by a 32-bit hash.
 *
 * <p>The text is normalised (NFKC, lower case). Runs of Chinese, Japanese and Korean characters
 * give every character and every pair; other words give the word and the character n-grams of
 * {@code <word>}, which together weigh as much as the word, so that inflections, compounds and
 * model numbers still meet. A feature that occurs again counts with the square root of its number
 * (sub-linear term frequency; subword features as in Bojanowski et al., 2017).
 *
 * @param minGram shortest n-gram, at least 2
 * @param maxGram longest n-gram
 * @param maxFeatures features kept of a text, from its beginning
 */
public record HashedNgrams(int minGram, int maxGram, int maxFeatures) {
  private static final float NUMBER_WEIGHT = 0.5f;
  private static final float CHARACTER_WEIGHT = 0.5f;
  private static final int FNV_PRIME = 0x01000193;
  private static final int FNV_OFFSET = 0x811c9dc5;

  /** Kinds are hashed apart: the word "ear" is not the n-gram "ear". */
  private enum Kind {
    WORD(1),
    GRAM(2),
    CHARACTER(3),
    PAIR(4);

    private final int salt;

    Kind(int salt) {
      this.salt = salt;
    }
  }

  public HashedNgrams {
    if (minGram < 2 || maxGram < minGram || maxFeatures < 1) {
      throw new IllegalArgumentException(
          "n-grams of %d to %d characters, %d features at most: not possible"
              .formatted(minGram, maxGram, maxFeatures));
    }
  }

  /**
   * The features of one text.
   *
   * @param hashes names of the features, each once
   * @param weights positive, one a feature
   */
  @SuppressWarnings("ArrayRecordComponent") // a hot value that is never compared
  public record Features(int[] hashes, float[] weights) {
    public int size() {
      return hashes.length;
    }
  }

  /** Splits one text. */
  public Features of(String text) {
    Map<Integer, float[]> found = new LinkedHashMap<>();
    for (List<Integer> run : runs(normalised(text))) {
      if (isCjk(run.getFirst())) {
        addCharacters(run, found);
      } else {
        addWord(run, found);
      }
    }
    return kept(found);
  }

  private static String normalised(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
  }

  /** Maximal runs of characters that belong together: of one word, or of neighbouring CJK. */
  private static List<List<Integer>> runs(String text) {
    List<List<Integer>> runs = new ArrayList<>();
    List<Integer> current = new ArrayList<>();
    for (int c : text.codePoints().toArray()) {
      boolean belongs = Character.isLetterOrDigit(c);
      boolean continues = !current.isEmpty() && isCjk(current.getLast()) == isCjk(c);
      if (!current.isEmpty() && !(belongs && continues)) {
        runs.add(current);
        current = new ArrayList<>();
      }
      if (belongs) {
        current.add(c);
      }
    }
    if (!current.isEmpty()) {
      runs.add(current);
    }
    return runs;
  }

  private static boolean isCjk(int c) {
    return switch (Character.UnicodeScript.of(c)) {
      case HAN, HIRAGANA, KATAKANA, HANGUL -> true;
      default -> false;
    };
  }

  private static void addCharacters(List<Integer> run, Map<Integer, float[]> found) {
    for (int i = 0; i < run.size(); i++) {
      add(found, Kind.CHARACTER, run.subList(i, i + 1), CHARACTER_WEIGHT);
      if (i > 0) {
        add(found, Kind.PAIR, run.subList(i - 1, i + 1), 1f);
      }
    }
  }

  private void addWord(List<Integer> word, Map<Integer, float[]> found) {
    float weight = word.stream().allMatch(Character::isDigit) ? NUMBER_WEIGHT : 1f;
    add(found, Kind.WORD, word, weight);
    List<Integer> marked = new ArrayList<>(word);
    marked.addFirst((int) '<');
    marked.addLast((int) '>');
    int grams = 0;
    for (int n = minGram; n <= maxGram; n++) {
      grams += Math.max(0, marked.size() - n + 1);
    }
    float gramWeight = grams == 0 ? 0 : (float) (weight / Math.sqrt(grams));
    for (int n = minGram; n <= maxGram; n++) {
      for (int start = 0; start + n <= marked.size(); start++) {
        add(found, Kind.GRAM, marked.subList(start, start + n), gramWeight);
      }
    }
  }

  private static void add(
      Map<Integer, float[]> found, Kind kind, List<Integer> codePoints, float weight) {
    float[] sum = found.computeIfAbsent(hash(kind, codePoints), unseen -> new float[1]);
    sum[0] = (float) Math.sqrt(sum[0] * sum[0] + weight * weight);
  }

  /**
   * FNV-1a over the UTF-8 bytes, then mixed (MurmurHash3's finaliser) so that low bits are fair.
   */
  private static int hash(Kind kind, List<Integer> codePoints) {
    StringBuilder text = new StringBuilder();
    codePoints.forEach(text::appendCodePoint);
    int hash = (FNV_OFFSET ^ kind.salt) * FNV_PRIME;
    for (byte b : text.toString().getBytes(StandardCharsets.UTF_8)) {
      hash = (hash ^ (b & 0xff)) * FNV_PRIME;
    }
    return mixed(hash);
  }

  static int mixed(int hash) {
    int h = hash;
    h = (h ^ (h >>> 16)) * 0x85ebca6b;
    h = (h ^ (h >>> 13)) * 0xc2b2ae35;
    return h ^ (h >>> 16);
  }

  private Features kept(Map<Integer, float[]> found) {
    int size = Math.min(found.size(), maxFeatures);
    int[] hashes = new int[size];
    float[] weights = new float[size];
    int at = 0;
    for (Map.Entry<Integer, float[]> feature : found.entrySet()) {
      if (at == size) {
        break;
      }
      hashes[at] = feature.getKey();
      weights[at++] = feature.getValue()[0];
    }
    return new Features(hashes, weights);
  }
}
