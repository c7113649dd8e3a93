package dev.daogou.recommender.vectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class HnswGraphTest {
  private static final int WIDTH = 5;
  private static final int CONNECTIONS = 3;

  private final HnswGraph graph = new HnswGraph(WIDTH, CONNECTIONS);
  private final TestVectors vectors = new TestVectors(3, WIDTH);

  /** A node as a list of lists. */
  private record Node(float[] vector, List<List<Integer>> links) {}

  @Test
  void shouldAgreeWithListsThroughAnyChanges() {
    Random random = new Random(7);
    List<Node> nodes = new ArrayList<>();
    // Beyond what there is room for at first.
    for (int step = 0; step < 20_000; step++) {
      if (nodes.isEmpty() || random.nextInt(8) == 0) {
        add(nodes, random.nextInt(4) == 0 ? random.nextInt(4) : 0);
      } else {
        int node = random.nextInt(nodes.size());
        int level = random.nextInt(nodes.get(node).links().size());
        if (random.nextBoolean()) {
          addLink(nodes, node, level, random.nextInt(nodes.size()));
        } else {
          replace(nodes, node, level, random);
        }
      }
    }
    assertThat(nodes).hasSizeGreaterThan(2_100);

    HnswGraph.View view = graph.view();
    assertThat(view.nodes()).isEqualTo(nodes.size());
    float[] vector = new float[WIDTH];
    for (int node = 0; node < nodes.size(); node++) {
      view.copyVector(node, vector);
      assertThat(vector).containsExactly(nodes.get(node).vector());
      for (int level = 0; level < nodes.get(node).links().size(); level++) {
        assertThat(links(view, node, level))
            .as("node %d, level %d", node, level)
            .isEqualTo(nodes.get(node).links().get(level));
      }
    }
  }

  @Test
  void shouldStartFromNowhereUntilItIsTold() {
    assertThat(graph.view().entry().node()).isNegative();
    graph.add(vectors.unit(), 2);
    assertThat(graph.view().entry().node()).isNegative();

    graph.startFrom(new HnswGraph.Entry(0, 2));

    assertThat(graph.view().entry()).isEqualTo(new HnswGraph.Entry(0, 2));
  }

  @Test
  void shouldHaveRoomForTwiceAsManyLinksOnTheLowestLevel() {
    graph.add(vectors.unit(), 1);
    graph.add(vectors.unit(), 0);
    assertThat(graph.maxLinks(0)).isEqualTo(2 * CONNECTIONS);
    assertThat(graph.maxLinks(1)).isEqualTo(CONNECTIONS);

    for (int level = 0; level <= 1; level++) {
      for (int i = 0; i < graph.maxLinks(level); i++) {
        assertThat(graph.addLink(0, level, 1)).isTrue();
      }
      assertThat(graph.addLink(0, level, 1)).isFalse();
      assertThat(links(graph.view(), 0, level)).hasSize(graph.maxLinks(level)).containsOnly(1);
    }
    assertThat(links(graph.view(), 1, 0)).as("the next list").isEmpty();
  }

  @Test
  void shouldPassOverNodesThatAreNewerThanTheView() {
    graph.add(vectors.unit(), 0);
    graph.add(vectors.unit(), 0);
    HnswGraph.View before = graph.view();
    graph.add(vectors.unit(), 0);

    graph.link(0, 0, new int[] {2, 1}, 2);

    assertThat(before.nodes()).isEqualTo(2);
    assertThat(links(before, 0, 0)).containsExactly(1);
    assertThat(links(graph.view(), 0, 0)).containsExactly(2, 1);
  }

  @Test
  void shouldLeaveAViewUsableWhileTheGraphOutgrowsIt() {
    float[] first = vectors.unit();
    graph.add(first, 1);
    graph.add(vectors.unit(), 1);
    graph.link(0, 0, new int[] {1}, 1);
    graph.link(0, 1, new int[] {1}, 1);
    HnswGraph.View before = graph.view();
    for (int i = 0; i < 5_000; i++) {
      graph.add(vectors.unit(), i % 2);
    }

    float[] copied = new float[WIDTH];
    before.copyVector(0, copied);

    assertThat(copied).containsExactly(first);
    assertThat(links(before, 0, 0)).containsExactly(1);
    assertThat(links(before, 0, 1)).containsExactly(1);
    assertThat(before.similarity(0, first)).isCloseTo(1f, within(1e-5f));
  }

  @Test
  void shouldMeasureByInnerProduct() {
    for (int node = 0; node < 50; node++) {
      float[] vector = vectors.unit();
      float[] query = vectors.unit();
      Vectors.scale(query, 3f);
      graph.add(vector, 0);

      assertThat(graph.view().similarity(node, query))
          .isCloseTo(Vectors.dot(vector, query), within(1e-5f));
    }
  }

  private void add(List<Node> nodes, int level) {
    float[] vector = vectors.unit();
    List<List<Integer>> links = new ArrayList<>();
    for (int each = 0; each <= level; each++) {
      links.add(new ArrayList<>());
    }
    assertThat(graph.add(vector, level)).isEqualTo(nodes.size());
    nodes.add(new Node(vector, links));
  }

  private void addLink(List<Node> nodes, int node, int level, int link) {
    List<Integer> links = nodes.get(node).links().get(level);
    boolean hasRoom = links.size() < (level == 0 ? 2 * CONNECTIONS : CONNECTIONS);
    assertThat(graph.addLink(node, level, link)).isEqualTo(hasRoom);
    if (hasRoom) {
      links.add(link);
    }
  }

  private void replace(List<Node> nodes, int node, int level, Random random) {
    int[] links = random.ints(random.nextInt(graph.maxLinks(level) + 1), 0, nodes.size()).toArray();
    graph.link(node, level, links, links.length);
    List<Integer> expected = nodes.get(node).links().get(level);
    expected.clear();
    for (int link : links) {
      expected.add(link);
    }
  }

  private List<Integer> links(HnswGraph.View view, int node, int level) {
    int[] target = new int[graph.maxLinks(0)];
    int count = view.links(node, level, target);
    List<Integer> links = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      links.add(target[i]);
    }
    return links;
  }
}
