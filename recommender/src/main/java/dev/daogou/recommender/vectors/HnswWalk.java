package dev.daogou.recommender.vectors;

import java.util.Arrays;
import java.util.function.IntPredicate;

/** The memory of one walk over a graph, to be used again by the next; for one thread at a time. */
final class HnswWalk {
  private final LongHeap frontier = new LongHeap(256); // complements, so that the best comes first
  private final LongHeap found = new LongHeap(256); // the worst first
  private final int[] links;
  private long[] visited = new long[0];

  HnswWalk(int maxLinks) {
    links = new int[maxLinks];
  }

  /** Goes greedily from the entry of the graph down to a node near the query above a level. */
  int descend(HnswGraph.View view, float[] query, int aboveLevel) {
    int nearest = view.entry().node();
    float best = view.similarity(nearest, query);
    for (int level = view.entry().level(); level > aboveLevel; level--) {
      boolean moved = true;
      while (moved) {
        moved = false;
        int count = view.links(nearest, level, links);
        for (int i = 0; i < count; i++) {
          float similarity = view.similarity(links[i], query);
          if (similarity > best) {
            best = similarity;
            nearest = links[i];
            moved = true;
          }
        }
      }
    }
    return nearest;
  }

  /**
   * Finds about the nearest accepted nodes of a level, walking over the others too (SEARCH-LAYER).
   *
   * @return the nodes as {@link Ranked}, best first
   */
  long[] explore(
      HnswGraph.View view, float[] query, int start, int level, int breadth, IntPredicate accepts) {
    forget(view.nodes());
    visit(start);
    meet(start, view.similarity(start, query), breadth, accepts);
    while (!frontier.isEmpty()) {
      long next = ~frontier.removeFirst();
      if (found.size() == breadth && next < found.first()) {
        break;
      }
      int count = view.links(Ranked.id(next), level, links);
      for (int i = 0; i < count; i++) {
        if (visit(links[i])) {
          meet(links[i], view.similarity(links[i], query), breadth, accepts);
        }
      }
    }
    return bestFirst(found.sorted());
  }

  private void meet(int node, float similarity, int breadth, IntPredicate accepts) {
    long ranked = Ranked.of(node, similarity);
    boolean full = found.size() == breadth;
    if (full && ranked < found.first()) {
      return;
    }
    frontier.add(~ranked);
    if (!accepts.test(node)) {
      return;
    }
    if (full) {
      found.replaceFirst(ranked);
    } else {
      found.add(ranked);
    }
  }

  private void forget(int nodes) {
    int words = (nodes + 63) >>> 6;
    if (visited.length < words) {
      visited = new long[Math.max(words, 2 * visited.length)];
    } else {
      Arrays.fill(visited, 0, words, 0L);
    }
    frontier.clear();
    found.clear();
  }

  private boolean visit(int node) {
    long bit = 1L << node;
    boolean first = (visited[node >>> 6] & bit) == 0;
    visited[node >>> 6] |= bit;
    return first;
  }

  private static long[] bestFirst(long[] ascending) {
    for (int i = 0, j = ascending.length - 1; i < j; i++, j--) {
      long swapped = ascending[i];
      ascending[i] = ascending[j];
      ascending[j] = swapped;
    }
    return ascending;
  }
}
