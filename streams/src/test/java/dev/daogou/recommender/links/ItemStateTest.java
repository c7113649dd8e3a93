package dev.daogou.recommender.links;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.daogou.Events;
import dev.daogou.Stock;
import dev.daogou.items.ItemsStage;
import dev.daogou.recommender.links.ItemInteraction.Link;
import dev.daogou.recommender.state.StateWriter;
import dev.daogou.recommender.vectors.Vectors;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ItemStateTest {
  private final Stock stock = new Stock();
  private final ItemLimits limits = stock.settings.items();
  private final ItemState state = new ItemState();

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void shouldSumWithDecayAtAnyOrderOfTimes(long seed) {
    List<ItemInteraction> history = history(new Random(seed), 200);

    history.forEach(this::apply);

    long now = history.stream().mapToLong(ItemInteraction::time).max().orElseThrow();
    Standing standing = state.standing();
    assertThat(standing.clock()).isEqualTo(now);
    assertThat(standing.popularity())
        .isCloseTo((float) sum(history, limits.halfLife(), now), within(1e-3f));
    assertThat(standing.trend())
        .isCloseTo((float) sum(history, limits.trendHalfLife(), now), within(1e-3f));
    assertThat(weights(state.neighbours(limits).before()))
        .containsExactlyInAnyOrderEntriesOf(linkSums(history, now));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void shouldBeEmptyAgainWhenAllIsTakenBack(long seed) {
    Random random = new Random(seed);
    List<ItemInteraction> history = history(random, 200);
    history.forEach(this::apply);
    float strength = Vectors.norm(state.behaviour);
    List<ItemInteraction> back =
        new ArrayList<>(history.stream().map(ItemStateTest::takenBack).toList());
    Collections.shuffle(back, random);

    back.forEach(this::apply);

    assertThat(state.interactions()).isZero();
    assertThat(state.neighbours(limits).before()).isEmpty();
    assertThat(state.neighbours(limits).boughtWith()).isEmpty();
    assertThat(state.popularity).isCloseTo(0, within(1e-9));
    assertThat(state.trend).isCloseTo(0, within(1e-9));
    assertThat(Vectors.norm(state.behaviour)).isLessThan(strength * 1e-5f);
  }

  @Test
  void shouldPointItsBehaviourAtWhatItIsSeenAndBoughtWith() {
    apply(
        new ItemInteraction(
            "a", time(0), 1f, 1, List.of(new Link("b", 1f)), List.of(new Link("c", 1f))));
    float[] b = new float[stock.space().width()];
    float[] c = new float[stock.space().width()];
    stock.space().fixedVector("b", b);
    stock.space().fixedVector("c", c);

    float[] behaviour = state.behaviour;

    for (int i = 0; i < b.length; i++) {
      assertThat(behaviour[i]).isCloseTo(b[i] + 2 * c[i], within(1e-6f));
    }
  }

  @Test
  void shouldForgetNothingButScaleWhenTheLandmarkMoves() {
    long years = 6L * 365 * 24 * 3600;
    apply(linked("a", 0));
    apply(linked("a", years));
    apply(linked("b", years));

    Map<String, Float> weights = weights(state.neighbours(limits).before());

    assertThat(weights.get("a")).isCloseTo(1f, within(1e-6f));
    assertThat(weights.get("b")).isEqualTo(1f);
    assertThat(state.seenAfter("a")).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 50, 300})
  void shouldReadWhatItWrote(int interactions) {
    history(new Random(interactions), interactions).forEach(this::apply);
    var serde = ItemsStage.serde();

    ItemState read =
        serde.deserializer().deserialize("items", serde.serializer().serialize("items", state));

    assertThat(read)
        .usingRecursiveComparison()
        .withEqualsForType(ItemStateTest::areEqual, NeighbourTable.class)
        .isEqualTo(state);
  }

  private static boolean areEqual(NeighbourTable one, NeighbourTable other) {
    return Arrays.equals(bytes(one), bytes(other));
  }

  private static byte[] bytes(NeighbourTable table) {
    var out = new StateWriter((byte) 1, 64);
    table.write(out);
    return out.toBytes();
  }

  private static ItemInteraction linked(String other, long second) {
    return new ItemInteraction(
        "item", time(second), 0f, 0, List.of(new Link(other, 1f)), List.of());
  }

  private List<ItemInteraction> history(Random random, int count) {
    return IntStream.range(0, count)
        .mapToObj(
            i ->
                new ItemInteraction(
                    "item",
                    time(random.nextInt(90 * 24 * 3600)),
                    1 + random.nextInt(5),
                    1,
                    List.of(new Link("other-" + random.nextInt(20), 0.5f)),
                    List.of(new Link("other-" + random.nextInt(20), 1f))))
        .toList();
  }

  private static ItemInteraction takenBack(ItemInteraction added) {
    return new ItemInteraction(
        added.item(),
        added.time(),
        -added.weight(),
        -1,
        added.before().stream().map(link -> new Link(link.item(), -link.weight())).toList(),
        added.boughtWith().stream().map(link -> new Link(link.item(), -link.weight())).toList());
  }

  private void apply(ItemInteraction interaction) {
    state.apply(interaction, stock.space(), limits);
  }

  private static double sum(List<ItemInteraction> history, Duration halfLife, long now) {
    return history.stream()
        .mapToDouble(i -> i.weight() * Math.pow(2, (double) (i.time() - now) / halfLife.toMillis()))
        .sum();
  }

  private Map<String, Float> linkSums(List<ItemInteraction> history, long now) {
    Map<String, Double> sums = new HashMap<>();
    for (ItemInteraction interaction : history) {
      double factor =
          Math.pow(2, (double) (interaction.time() - now) / limits.halfLife().toMillis());
      interaction
          .before()
          .forEach(link -> sums.merge(link.item(), link.weight() * factor, Double::sum));
    }
    Map<String, Float> rounded = new HashMap<>();
    sums.forEach((item, sum) -> rounded.put(item, rounded(sum)));
    return rounded;
  }

  private static Map<String, Float> weights(List<Neighbour> neighbours) {
    Map<String, Float> weights = new HashMap<>();
    neighbours.forEach(n -> weights.put(n.item(), rounded(n.weight())));
    return weights;
  }

  private static float rounded(double weight) {
    return Math.round(weight * 1e4) / 1e4f;
  }

  private static long time(long second) {
    return Events.OPENING.plusSeconds(second).toEpochMilli();
  }
}
