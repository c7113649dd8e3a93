package dev.daogou.recommender.vectors;

import java.util.BitSet;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The search for all sizes: exact while there are few vectors, a graph from a threshold on.
 *
 * <p>Graphs are built by a thread of their own, the first one as well as those that shed
 * tombstones, while searches go on with what there is. Changes made meanwhile go into both and take
 * turns with the builder, so the work ends however many there are. Close it to stop that thread.
 */
public final class LiveSearch implements NeighbourSearch, AutoCloseable {
  /** About where a walk over the graph becomes cheaper than looking at everything. */
  public static final int DEFAULT_THRESHOLD = 16_384;

  private final int width;
  private final int threshold;
  private final HnswSettings settings;
  private volatile NeighbourSearch current;

  // Fair, so that a change waits for one insertion of the builder at most.
  private final ReentrantLock turn = new ReentrantLock(true);
  // Guarded by the turn: the graph being built, if any, and the ids it has not seen yet.
  private final BitSet awaited = new BitSet();
  private @Nullable HnswSearch next;
  private int highestId = -1;
  private boolean closed;

  /** An empty search with the default threshold and settings. */
  public LiveSearch(int width) {
    this(width, DEFAULT_THRESHOLD, HnswSettings.DEFAULT);
  }

  /** An empty search that becomes a graph when it holds {@code threshold} vectors. */
  public LiveSearch(int width, int threshold, HnswSettings settings) {
    this.width = width;
    this.threshold = threshold;
    this.settings = settings;
    this.current = new ExactSearch(width);
  }

  @Override
  public void put(int id, float[] unitVector) {
    inTurn(
        () -> {
          current.put(id, unitVector);
          highestId = Math.max(highestId, id);
          if (next == null) {
            buildWhereDue();
          } else if (!awaited.get(id)) {
            next.put(id, unitVector);
          }
        });
  }

  @Override
  public void remove(int id) {
    inTurn(
        () -> {
          current.remove(id);
          if (next == null) {
            buildWhereDue();
          } else {
            next.remove(id);
          }
        });
  }

  @Override
  public boolean copy(int id, float[] target) {
    return current.copy(id, target);
  }

  @Override
  public Hits nearest(float[] query, int k) {
    return current.nearest(query, k);
  }

  @Override
  public int size() {
    return current.size();
  }

  /** Whether searches are exact at the moment. */
  public boolean isExact() {
    return current instanceof ExactSearch;
  }

  /** How many nodes of the graph are walked over in vain; none while exact. */
  public int tombstones() {
    return current instanceof HnswSearch graph ? graph.tombstones() : 0;
  }

  @Override
  public void close() {
    inTurn(() -> closed = true);
  }

  private void buildWhereDue() {
    boolean due = isExact() ? size() >= threshold : tombstones() > Math.max(threshold, size());
    if (due && !closed) {
      awaited.set(0, highestId + 1);
      next = new HnswSearch(width, settings);
      Thread.ofPlatform().daemon().name("neighbour-graph-builder").start(this::build);
    }
  }

  private void build() {
    float[] vector = new float[width];
    boolean working = true;
    while (working) {
      turn.lock();
      try {
        working = carryOne(vector);
      } finally {
        turn.unlock();
      }
    }
  }

  /** Brings one awaited vector into the new graph; says whether the work goes on. */
  private boolean carryOne(float[] vector) {
    int id = awaited.nextSetBit(0);
    HnswSearch graph = next;
    if (closed || id < 0 || graph == null) {
      current = closed || graph == null ? current : graph;
      next = null;
      return false;
    }
    awaited.clear(id);
    if (current.copy(id, vector)) {
      graph.put(id, vector);
    }
    return true;
  }

  private void inTurn(Runnable change) {
    turn.lock();
    try {
      change.run();
    } finally {
      turn.unlock();
    }
  }
}
