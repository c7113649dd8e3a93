package dev.daogou.recommender.placements;

import dev.daogou.recommender.sources.Reason;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Items under consideration with what each source says of them, put into order by the weighted sum.
 * A source whose score is relative counts as a share of the highest that it gives.
 */
final class Blend {
  /** Origin of a score that stems from no item. */
  static final int NO_ORIGIN = -1;

  private final List<String> origins;
  private final PlacementSource[] sources;
  private final float[] weights;
  private final Map<PlacementSource, Integer> columns = new EnumMap<>(PlacementSource.class);
  private final Map<String, Candidate> byItem = new HashMap<>();
  private final List<Candidate> candidates = new ArrayList<>();

  /** An item under consideration, and which of the origins spoke loudest by each source. */
  static final class Candidate {
    private final String item;
    private final int slot;
    private final float[] scores;
    private final float[] loudest;
    private final int[] origins;
    private Optional<PlacedItem> listed = Optional.empty();

    private Candidate(String item, int slot, int sources) {
      this.item = item;
      this.slot = slot;
      this.scores = new float[sources];
      this.loudest = new float[sources];
      this.origins = new int[sources];
      Arrays.fill(origins, NO_ORIGIN);
    }

    int slot() {
      return slot;
    }
  }

  /**
   * @param weights of the sources that have a say
   * @param origins ids of the items that the sources look around
   */
  Blend(Map<PlacementSource, Float> weights, List<String> origins) {
    this.origins = origins;
    this.sources = weights.keySet().stream().sorted().toArray(PlacementSource[]::new);
    this.weights = new float[sources.length];
    for (int i = 0; i < sources.length; i++) {
      this.weights[i] = Objects.requireNonNull(weights.get(sources[i]));
      columns.put(sources[i], i);
    }
  }

  /** Takes an item into consideration. */
  void open(String item, int slot) {
    if (!byItem.containsKey(item)) {
      Candidate candidate = new Candidate(item, slot, sources.length);
      byItem.put(item, candidate);
      candidates.add(candidate);
    }
  }

  /** Those under consideration, in the order in which they came. */
  List<Candidate> candidates() {
    return candidates;
  }

  /**
   * Adds to what a source says of an item; of one that is not under consideration, nothing.
   *
   * @param origin position of the item that the score stems from, or {@link #NO_ORIGIN}
   */
  void add(PlacementSource source, String item, float score, int origin) {
    Candidate candidate = byItem.get(item);
    if (candidate != null) {
      add(source, candidate, score, origin);
    }
  }

  void add(PlacementSource source, Candidate candidate, float score, int origin) {
    int column = Objects.requireNonNull(columns.get(source));
    candidate.scores[column] += score;
    if (score > candidate.loudest[column]) {
      candidate.loudest[column] = score;
      candidate.origins[column] = origin;
    }
  }

  /** Notes why the shopper's list has an item, should that be why it is shown. */
  void addListed(PlacedItem item, float score) {
    add(PlacementSource.LISTED, item.item(), score, NO_ORIGIN);
    Optional.ofNullable(byItem.get(item.item())).ifPresent(same -> same.listed = Optional.of(item));
  }

  /**
   * All items, best first.
   *
   * @param ordered the source in whose order they came, where that is to tell equals apart; else
   *     the item that is known for longer comes first
   */
  List<PlacedItem> ranked(Optional<PlacementSource> ordered) {
    float[] factors = factors();
    List<Candidate> order = new ArrayList<>(candidates);
    if (ordered.isEmpty()) {
      order.sort(Comparator.comparingInt(Candidate::slot));
    }
    Optional<Reason> reason =
        ordered.map(PlacementSource::reason).filter(any -> any != Reason.UNKNOWN);
    return order.stream()
        .map(candidate -> placed(candidate, factors, reason))
        .sorted(Comparator.comparing((PlacedItem item) -> item.score().orElseThrow()).reversed())
        .toList();
  }

  /** What a score of each source counts. */
  private float[] factors() {
    float[] factors = weights.clone();
    for (int i = 0; i < factors.length; i++) {
      if (sources[i].isRelative()) {
        float highest = 0;
        for (Candidate candidate : candidates) {
          highest = Math.max(highest, candidate.scores[i]);
        }
        factors[i] = highest > 0 ? weights[i] / highest : 0;
      }
    }
    return factors;
  }

  private PlacedItem placed(Candidate candidate, float[] factors, Optional<Reason> reason) {
    float sum = 0;
    float largest = 0;
    int strongest = NO_ORIGIN;
    for (int i = 0; i < factors.length; i++) {
      float weighed = factors[i] * candidate.scores[i];
      sum += weighed;
      if (weighed > largest) {
        largest = weighed;
        strongest = i;
      }
    }
    PlacedItem item =
        PlacedItem.of(candidate.item, candidate.slot, sum, reason.orElse(Reason.TRENDING));
    return reason.isPresent() || strongest < 0 ? item : explained(item, candidate, strongest);
  }

  private PlacedItem explained(PlacedItem item, Candidate candidate, int strongest) {
    if (sources[strongest] == PlacementSource.LISTED && candidate.listed.isPresent()) {
      PlacedItem listed = candidate.listed.get();
      return new PlacedItem(
          item.item(), item.slot(), item.score(), listed.reason(), listed.because());
    }
    int origin = candidate.origins[strongest];
    return new PlacedItem(
        item.item(),
        item.slot(),
        item.score(),
        sources[strongest].reason(),
        origin < 0 ? Optional.empty() : Optional.of(origins.get(origin)));
  }
}
