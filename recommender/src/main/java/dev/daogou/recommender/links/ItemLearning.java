package dev.daogou.recommender.links;

import dev.daogou.recommender.vectors.Quantized;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * The items stage without Kafka: interactions in, the item graph kept current. For replays that
 * learn or measure event by event; one thread.
 */
public final class ItemLearning {
  private final String tenant;
  private final ItemGraphs graphs;
  private final ItemLimits limits;
  private final Map<String, ItemState> states = new HashMap<>();
  private final Set<String> changed = new LinkedHashSet<>();

  public ItemLearning(String tenant, ItemGraphs graphs, ItemLimits limits) {
    this.tenant = tenant;
    this.graphs = graphs;
    this.limits = limits;
  }

  /** Adds, or takes back, what one event says of one item. */
  public void learn(ItemInteraction interaction) {
    states
        .computeIfAbsent(interaction.item(), unseen -> new ItemState())
        .apply(interaction, graphs.spaces().of(tenant), limits);
    changed.add(interaction.item());
  }

  /** Shows the graph what has changed, as the topics between would. */
  public void publish() {
    for (String item : changed) {
      ItemState state = Objects.requireNonNull(states.get(item));
      float[] asPublished = Quantized.of(state.behaviour()).toFloats();
      graphs.acceptStanding(tenant, item, state.standing(), asPublished);
      graphs.acceptNeighbours(tenant, item, state.neighbours(limits));
    }
    changed.clear();
  }
}
