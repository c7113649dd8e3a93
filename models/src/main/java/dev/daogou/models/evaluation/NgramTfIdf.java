package dev.daogou.models.evaluation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The plain method to beat: cosine of TF-IDF over character n-grams inside word boundaries, with
 * sub-linear term frequency and smoothed inverse document frequency.
 */
public final class NgramTfIdf implements TextIndex {
  private static final int SHORTEST = 3;
  private static final int LONGEST = 5;

  private record Posting(int text, float weight) {}

  private final int size;
  private final Map<String, Float> rarity = new HashMap<>();
  private final Map<String, List<Posting>> postings = new HashMap<>();

  public NgramTfIdf(List<String> texts) {
    size = texts.size();
    List<Map<String, Float>> counts = texts.stream().map(NgramTfIdf::counts).toList();
    Map<String, Integer> frequency = new HashMap<>();
    counts.forEach(count -> count.keySet().forEach(gram -> frequency.merge(gram, 1, Integer::sum)));
    frequency.forEach(
        (gram, count) -> rarity.put(gram, (float) (Math.log((1.0 + size) / (1 + count)) + 1)));
    for (int text = 0; text < size; text++) {
      for (Map.Entry<String, Float> weight : weighted(counts.get(text)).entrySet()) {
        postings
            .computeIfAbsent(weight.getKey(), gram -> new ArrayList<>())
            .add(new Posting(text, weight.getValue()));
      }
    }
  }

  private static Map<String, Float> counts(String text) {
    Map<String, Float> counts = new HashMap<>();
    for (String word : text.toLowerCase(Locale.ROOT).split("\\s+", -1)) {
      String marked = " " + word + " ";
      for (int n = SHORTEST; n <= LONGEST; n++) {
        for (int start = 0; start + n <= marked.length(); start++) {
          counts.merge(marked.substring(start, start + n), 1f, Float::sum);
        }
      }
    }
    return counts;
  }

  private Map<String, Float> weighted(Map<String, Float> counts) {
    Map<String, Float> weights = new HashMap<>();
    double square = 0;
    for (Map.Entry<String, Float> count : counts.entrySet()) {
      Float rare = rarity.get(count.getKey());
      if (rare != null) {
        float weight = (float) ((1 + Math.log(count.getValue())) * rare);
        weights.put(count.getKey(), weight);
        square += weight * weight;
      }
    }
    float norm = (float) Math.sqrt(square);
    weights.replaceAll((gram, weight) -> weight / norm);
    return weights;
  }

  @Override
  public float[] similarities(String text) {
    float[] similarities = new float[size];
    weighted(counts(text))
        .forEach(
            (gram, weight) -> {
              for (Posting posting : postings.getOrDefault(gram, List.of())) {
                similarities[posting.text()] += weight * posting.weight();
              }
            });
    return similarities;
  }
}
