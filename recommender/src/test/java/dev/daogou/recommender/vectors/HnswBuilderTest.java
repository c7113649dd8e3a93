package dev.daogou.recommender.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HnswBuilderTest {
  private static final int WIDTH = 12;
  private static final HnswSettings SETTINGS = new HnswSettings(6, 80, 40);

  private final TestVectors vectors = new TestVectors(5, WIDTH);
  private final List<float[]> added = new ArrayList<>();
  private final BitSet dead = new BitSet();
  private HnswGraph graph = new HnswGraph(WIDTH, SETTINGS.connections());
  private HnswBuilder builder = builder(node -> !dead.get(node));

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void shouldLinkANewNodeAsTheHeuristicOverAllNodesWould(boolean clustered) {
    // No more than are looked at, so that nothing is left to chance.
    int count = SETTINGS.buildBreadth();
    float[][] all = clustered ? vectors.clustered(count, 5) : vectors.uniform(count);
    for (float[] vector : all) {
      int node = insert(vector);

      assertThat(links(node, 0)).as("node %d", node).isEqualTo(chosenSlowly(node, vector));
    }
  }

  @Test
  void shouldBuildAGraphInWhichEveryNodeIsFoundAndNoListIsTooLong() {
    for (float[] vector : vectors.clustered(2_500, 30)) {
      insert(vector);
    }

    for (int level = graph.view().entry().level(); level >= 0; level--) {
      for (int node : reached(level)) {
        assertThat(links(node, level))
            .hasSizeLessThanOrEqualTo(graph.maxLinks(level))
            .doesNotHaveDuplicates()
            .doesNotContain(node);
      }
    }
    assertThat(reached(0)).hasSize(added.size());
  }

  @Test
  void shouldStartFromTheFirstNodeOfTheHighestLevel() {
    for (float[] vector : vectors.uniform(1_500)) {
      HnswGraph.Entry before = graph.view().entry();
      int node = insert(vector);
      HnswGraph.Entry after = graph.view().entry();

      boolean isHigher = after.level() > before.level();
      assertThat(after).isEqualTo(isHigher ? new HnswGraph.Entry(node, after.level()) : before);
    }

    // One in six goes up a level, give or take.
    assertThat(reached(1)).hasSizeBetween(200, 300);
    assertThat(reached(2)).hasSizeBetween(20, 80);
  }

  @Test
  void shouldBuildTheSameGraphOfTheSameVectors() {
    float[][] all = vectors.uniform(300);
    List<List<Integer>> first = build(all);
    graph = new HnswGraph(WIDTH, SETTINGS.connections());
    builder = builder(node -> true);
    added.clear();

    assertThat(build(all)).isEqualTo(first);
  }

  @Test
  void shouldLinkToTheLivingWhereThereAreAny() {
    for (float[] vector : vectors.uniform(40)) {
      insert(vector);
    }
    dead.set(0, 40);
    insert(vectors.unit());
    assertThat(links(40, 0)).as("there are no others").isNotEmpty();

    insert(vectors.unit());

    assertThat(links(41, 0)).containsExactly(40);
  }

  @Test
  void shouldKeepOneTwinAndStillLinkToOthers() {
    float[] same = vectors.unit();
    float[][] others = vectors.uniform(20);
    for (float[] other : others) {
      insert(other);
    }
    for (int i = 0; i < 3 * graph.maxLinks(0); i++) {
      int node = insert(same);

      List<Integer> links = links(node, 0);
      assertThat(links).as("others of node %d", node).anyMatch(link -> link < others.length);
      if (i > 0) {
        assertThat(links).as("twins of node %d", node).anyMatch(link -> link >= others.length);
      }
    }
    assertThat(reached(0)).containsAll(IntStream.range(0, others.length).boxed().toList());
  }

  @Test
  void shouldTakeTheFirstNodeForItsStart() {
    insert(vectors.unit());

    assertThat(graph.view().entry().node()).isZero();
    assertThat(links(0, 0)).isEmpty();
  }

  private List<List<Integer>> build(float[][] all) {
    for (float[] vector : all) {
      insert(vector);
    }
    return IntStream.range(0, all.length).mapToObj(node -> links(node, 0)).toList();
  }

  private int insert(float[] vector) {
    int node = builder.insert(vector);
    assertThat(node).isEqualTo(added.size());
    added.add(vector);
    return node;
  }

  /** Nearest first, those that are nearer to the node than to any kept before. */
  private List<Integer> chosenSlowly(int node, float[] vector) {
    List<Integer> chosen = new ArrayList<>();
    IntStream.range(0, node)
        .boxed()
        .sorted(Comparator.comparing(other -> -Vectors.dot(added.get(other), vector)))
        .filter(
            other ->
                chosen.size() < SETTINGS.connections()
                    && chosen.stream()
                        .noneMatch(
                            kept ->
                                Vectors.dot(added.get(kept), added.get(other))
                                    > Vectors.dot(added.get(other), vector)))
        .forEach(chosen::add);
    return chosen;
  }

  /** The nodes that a walk from the start meets on a level. */
  private List<Integer> reached(int level) {
    BitSet reached = new BitSet();
    List<Integer> next = new ArrayList<>(List.of(graph.view().entry().node()));
    while (!next.isEmpty()) {
      int node = next.removeLast();
      if (!reached.get(node)) {
        reached.set(node);
        next.addAll(links(node, level));
      }
    }
    return reached.stream().boxed().toList();
  }

  private List<Integer> links(int node, int level) {
    int[] target = new int[graph.maxLinks(0)];
    int count = graph.view().links(node, level, target);
    return IntStream.range(0, count).mapToObj(i -> target[i]).toList();
  }

  private HnswBuilder builder(IntPredicate alive) {
    return new HnswBuilder(graph, SETTINGS, alive);
  }
}
