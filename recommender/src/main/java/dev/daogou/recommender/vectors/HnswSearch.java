package dev.daogou.recommender.vectors;

import java.util.Arrays;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Approximate search over a hierarchical navigable small-world graph (Malkov and Yashunin, 2018),
 * by inner product, updated in place while it is searched.
 *
 * <p>A vector that moves a little stays on its node; one that has moved far gets a new node, and
 * the old one, like the node of a removed vector, is a tombstone: walked over but never returned.
 * Tombstones cost time and memory until the graph is built afresh, which {@link LiveSearch} does.
 */
public final class HnswSearch implements NeighbourSearch {
  /** How far, as the length of its path, a vector may move before its links are made anew. */
  private static final float STAYS_WITHIN = 0.1f;

  private static final int INITIAL_IDS = 16;

  private final int width;
  private final HnswGraph graph;
  private final HnswBuilder builder;
  private final IntTable idOfNode = new IntTable(INITIAL_IDS);
  private final IntTable nodeOfId = new IntTable(INITIAL_IDS);
  private final Queue<HnswWalk> idleWalks = new ConcurrentLinkedQueue<>();
  private final float[] difference;
  private float[] moved = new float[INITIAL_IDS];
  // Odd while an id changes its node, so that no search returns both.
  private volatile int changes;
  private volatile int size;
  private volatile int searchBreadth;

  /** An empty search over vectors of one width. */
  public HnswSearch(int width, HnswSettings settings) {
    this.width = width;
    this.graph = new HnswGraph(width, settings.connections());
    this.builder = new HnswBuilder(graph, settings, this::isAlive);
    this.difference = new float[width];
    this.searchBreadth = settings.searchBreadth();
  }

  @Override
  public void put(int id, float[] unitVector) {
    Objects.checkIndex(id, Integer.MAX_VALUE);
    Admission.requireVector(unitVector, width);
    int node = nodeOfId.get(id);
    if (node != IntTable.NONE && staysNear(node, unitVector)) {
      graph.vectors().set(node, 0, unitVector);
    } else {
      give(id, builder.insert(unitVector));
    }
  }

  @Override
  public void remove(int id) {
    if (nodeOfId.get(id) != IntTable.NONE) {
      give(id, IntTable.NONE);
    }
  }

  @Override
  public boolean copy(int id, float[] target) {
    int node = nodeOfId.get(id);
    if (node != IntTable.NONE) {
      graph.vectors().copyRow(node, target);
    }
    return node != IntTable.NONE;
  }

  @Override
  public Hits nearest(float[] query, int k) {
    Admission.requireWidth(query, width);
    TopK best = new TopK(k);
    HnswGraph.View view = graph.view();
    if (view.entry().node() < 0) {
      return Hits.NONE;
    }
    HnswWalk walk = Objects.requireNonNullElseGet(idleWalks.poll(), this::newWalk);
    int start = walk.descend(view, query, 0);
    long[] found = walk.explore(view, query, start, 0, Math.max(k, searchBreadth), this::isAlive);
    idleWalks.offer(walk);
    return translate(found, best);
  }

  @Override
  public int size() {
    return size;
  }

  /** How many nodes are walked over in vain. */
  public int tombstones() {
    return graph.vectors().rows() - size;
  }

  /** Changes the breadth of the searches that start from now on. */
  public void searchBreadth(int breadth) {
    if (breadth < 1) {
      throw new IllegalArgumentException("breadth must be at least 1, was " + breadth);
    }
    searchBreadth = breadth;
  }

  private boolean isAlive(int node) {
    return idOfNode.get(node) != IntTable.NONE;
  }

  private boolean staysNear(int node, float[] vector) {
    graph.vectors().copyRow(node, difference);
    Vectors.addScaled(difference, -1, vector);
    float path = Vectors.norm(difference) + (node < moved.length ? moved[node] : 0);
    if (path > STAYS_WITHIN) {
      return false;
    }
    if (node >= moved.length) {
      moved = Arrays.copyOf(moved, Math.max(node + 1, 2 * moved.length));
    }
    moved[node] = path;
    return true;
  }

  /** Moves an id from the node it has, if any, to another, or to none. */
  @SuppressWarnings("NonAtomicVolatileUpdate") // one writer
  private void give(int id, int node) {
    int old = nodeOfId.get(id);
    changes++;
    if (old != IntTable.NONE) {
      idOfNode.set(old, IntTable.NONE);
      size--;
    }
    nodeOfId.set(id, node);
    if (node != IntTable.NONE) {
      idOfNode.set(node, id);
      size++;
    }
    changes++;
  }

  /** The ids of the nodes as of one moment; nodes that have lost theirs meanwhile drop out. */
  private Hits translate(long[] found, TopK best) {
    int before;
    do {
      before = awaitCalm();
      best.clear();
      for (long ranked : found) {
        int id = idOfNode.get(Ranked.id(ranked));
        if (id != IntTable.NONE) {
          best.offer(id, Ranked.score(ranked));
        }
      }
    } while (before != changes);
    return best.hits();
  }

  private int awaitCalm() {
    int seen = changes;
    while ((seen & 1) == 1) {
      Thread.onSpinWait();
      seen = changes;
    }
    return seen;
  }

  private HnswWalk newWalk() {
    return new HnswWalk(graph.maxLinks(0));
  }
}
