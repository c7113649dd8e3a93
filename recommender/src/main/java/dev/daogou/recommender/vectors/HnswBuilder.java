package dev.daogou.recommender.vectors;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.IntPredicate;

/** Inserts nodes into a graph (INSERT and SELECT-NEIGHBORS-HEURISTIC of the paper). */
final class HnswBuilder {
  /** The similarity of two vectors that are equal but for rounding. */
  private static final float TWIN = 1 - 1e-6f;

  private static final long SEED = 0x6d_6f_72_65L; // any: it only makes builds repeatable

  private final HnswGraph graph;
  private final HnswSettings settings;
  private final IntPredicate alive;
  private final HnswWalk walk;
  private final SplittableRandom random = new SplittableRandom(SEED);
  private final double levelScale;
  private final int[] chosen;
  private final int[] twins;
  private final int[] listed;
  private final int[] outgoing;
  private final float[] vector;
  private final float[] vectorOfCandidate;

  HnswBuilder(HnswGraph graph, HnswSettings settings, IntPredicate alive) {
    this.graph = graph;
    this.settings = settings;
    this.alive = alive;
    this.walk = new HnswWalk(graph.maxLinks(0));
    this.levelScale = 1 / Math.log(settings.connections());
    this.chosen = new int[graph.maxLinks(0) + 1];
    this.outgoing = new int[graph.maxLinks(0)];
    this.twins = new int[graph.maxLinks(0)];
    this.listed = new int[graph.maxLinks(0) + 1];
    this.vector = new float[graph.vectors().width()];
    this.vectorOfCandidate = new float[vector.length];
  }

  /** Adds a vector as a new node, linked both ways. */
  int insert(float[] added) {
    int level = randomLevel();
    HnswGraph.Entry entry = graph.view().entry();
    int node = graph.add(added, level);
    if (entry.node() >= 0) {
      HnswGraph.View view = graph.view();
      int shared = Math.min(level, entry.level());
      linkOut(view, node, added, shared);
      linkIn(view, node, shared);
    }
    if (level > entry.level()) {
      graph.startFrom(new HnswGraph.Entry(node, level));
    }
    return node;
  }

  /** Links the node to others, from the highest level it shares with them down. */
  private void linkOut(HnswGraph.View view, int node, float[] added, int highest) {
    int start = walk.descend(view, added, highest);
    for (int level = highest; level >= 0; level--) {
      long[] near = walk.explore(view, added, start, level, settings.buildBreadth(), alive);
      if (near.length == 0) {
        near = walk.explore(view, added, start, level, settings.buildBreadth(), any -> true);
      }
      graph.link(node, level, chosen, select(view, near, settings.connections()));
      start = Ranked.id(near[0]);
    }
  }

  /**
   * Links the others to the node, from the lowest level up: a search that meets the node on some
   * level can then go on from it on every level below.
   */
  private void linkIn(HnswGraph.View view, int node, int highest) {
    for (int level = 0; level <= highest; level++) {
      int count = view.links(node, level, outgoing);
      for (int i = 0; i < count; i++) {
        if (!graph.addLink(outgoing[i], level, node)) {
          relink(view, outgoing[i], level, node);
        }
      }
    }
  }

  /** Chooses anew among the links of a node whose list is full and one more. */
  private void relink(HnswGraph.View view, int node, int level, int extra) {
    int count = view.links(node, level, listed);
    listed[count++] = extra;
    view.copyVector(node, vector);
    long[] near = new long[count];
    for (int i = 0; i < count; i++) {
      near[i] = ~Ranked.of(listed[i], view.similarity(listed[i], vector));
    }
    Arrays.sort(near);
    for (int i = 0; i < count; i++) {
      near[i] = ~near[i];
    }
    int kept = select(view, near, graph.maxLinks(level));
    graph.link(node, level, chosen, kept);
  }

  /**
   * Keeps of the candidates, best first, those nearer to the node than to any kept before: links in
   * different directions rather than many into one cluster. Equal vectors would then either lose
   * each other or link to nothing else, so one twin is kept, and the others where room is left.
   */
  private int select(HnswGraph.View view, long[] candidates, int limit) {
    int count = 0;
    int waiting = 0;
    boolean hasTwin = false;
    for (int i = 0; i < candidates.length && count < limit; i++) {
      int candidate = Ranked.id(candidates[i]);
      float similarity = Ranked.score(candidates[i]);
      boolean twin = similarity > TWIN;
      if (twin && hasTwin) {
        twins[Math.min(waiting++, limit - 1)] = candidate;
      } else if (isApart(view, candidate, similarity, count)) {
        chosen[count++] = candidate;
        hasTwin |= twin;
      }
    }
    for (int i = 0; i < Math.min(waiting, limit) && count < limit; i++) {
      chosen[count++] = twins[i];
    }
    return count;
  }

  private boolean isApart(HnswGraph.View view, int candidate, float similarity, int count) {
    view.copyVector(candidate, vectorOfCandidate);
    for (int i = 0; i < count; i++) {
      if (view.similarity(chosen[i], vectorOfCandidate) > similarity) {
        return false;
      }
    }
    return true;
  }

  private int randomLevel() {
    return (int) (-Math.log(1 - random.nextDouble()) * levelScale);
  }
}
