package dev.daogou.recommender.vectors;

import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;

/**
 * The nodes of a navigable small-world graph: their vectors and, level by level, their links.
 *
 * <p>One thread changes it, any number walk over it through a {@link View} without locks. What
 * makes that safe: nodes are only ever added; a list of links always holds numbers of nodes whose
 * vectors were written before, so a walker that meets a list half rewritten still steps on real
 * nodes; and nodes newer than the view are passed over.
 */
final class HnswGraph {
  private static final VarHandle INTS = MethodHandles.arrayElementVarHandle(int[].class);
  private static final VarHandle LISTS = MethodHandles.arrayElementVarHandle(int[][].class);
  private static final int INITIAL_NODES = 16;

  /** Where every walk starts: a node of the highest level. */
  record Entry(int node, int level) {}

  private final int connections;
  private final VectorMatrix vectors;
  // Each list is its length, then its links. Lowest level: all nodes in one array.
  private volatile int[] lowest;
  // Higher levels: one array a node, null for the many nodes that have none.
  private volatile int[][] higher = new int[INITIAL_NODES][];
  private volatile Entry entry = new Entry(-1, -1);

  HnswGraph(int width, int connections) {
    this.connections = connections;
    this.vectors = new VectorMatrix(width, INITIAL_NODES);
    this.lowest = new int[INITIAL_NODES * stride(0)];
  }

  VectorMatrix vectors() {
    return vectors;
  }

  int maxLinks(int level) {
    return level == 0 ? 2 * connections : connections;
  }

  /** The graph as it is now, for one walk. */
  View view() {
    // The order matters: what is read later is at least as new as what is read first.
    Entry start = entry;
    int nodes = vectors.rows();
    return new View(start, nodes, vectors.block(), lowest, higher);
  }

  /** Adds a node without links. */
  int add(float[] vector, int level) {
    int node = vectors.rows();
    if ((node + 1L) * stride(0) > lowest.length) {
      lowest = Arrays.copyOf(lowest, Math.multiplyExact(2, lowest.length));
    }
    if (node >= higher.length) {
      higher = Arrays.copyOf(higher, 2 * higher.length);
    }
    if (level > 0) {
      LISTS.setRelease(higher, node, new int[level * stride(1)]);
    }
    vectors.set(node, 0, vector);
    return node;
  }

  void startFrom(Entry start) {
    entry = start;
  }

  /** Replaces the links of a node. */
  void link(int node, int level, int[] links, int count) {
    int[] lists = lists(node, level);
    int start = start(node, level);
    for (int i = 0; i < count; i++) {
      INTS.setRelease(lists, start + 1 + i, links[i]);
    }
    INTS.setRelease(lists, start, count);
  }

  /** Adds one link where there is room; says whether there was. */
  boolean addLink(int node, int level, int link) {
    int[] lists = lists(node, level);
    int start = start(node, level);
    int count = lists[start];
    if (count == maxLinks(level)) {
      return false;
    }
    INTS.setRelease(lists, start + 1 + count, link);
    INTS.setRelease(lists, start, count + 1);
    return true;
  }

  private int[] lists(int node, int level) {
    return level == 0 ? lowest : higher[node];
  }

  private int start(int node, int level) {
    return level == 0 ? node * stride(0) : (level - 1) * stride(level);
  }

  private int stride(int level) {
    return maxLinks(level) + 1;
  }

  /** The graph at one moment; links made later may or may not show. */
  final class View {
    private final Entry entry;
    private final int nodes;
    private final MemorySegment block;
    private final int[] lowest;
    private final int[][] higher;

    private View(Entry entry, int nodes, MemorySegment block, int[] lowest, int[][] higher) {
      this.entry = entry;
      this.nodes = nodes;
      this.block = block;
      this.lowest = lowest;
      this.higher = higher;
    }

    Entry entry() {
      return entry;
    }

    int nodes() {
      return nodes;
    }

    float similarity(int node, float[] query) {
      return Vectors.dot(block, vectors.byteOffset(node, 0), query);
    }

    void copyVector(int node, float[] target) {
      MemorySegment.copy(
          block, VectorMatrix.FLOAT, vectors.byteOffset(node, 0), target, 0, target.length);
    }

    /** Copies the links of a node and returns how many there are. */
    int links(int node, int level, int[] target) {
      int[] lists = level == 0 ? lowest : (int[]) LISTS.getAcquire(higher, node);
      int start = start(node, level);
      int listed = (int) INTS.getAcquire(lists, start);
      int count = 0;
      for (int i = 1; i <= listed; i++) {
        int link = (int) INTS.getAcquire(lists, start + i);
        if (link < nodes) {
          target[count++] = link;
        }
      }
      return count;
    }
  }
}
