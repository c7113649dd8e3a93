package dev.daogou.bench;

import dev.daogou.recommender.vectors.TopK;
import java.util.Arrays;

/**
 * The least that a session-neighbour query must do: one kind of evidence, VMIS-kNN (Kersbergen,
 * Sprangers, Schelter, SIGMOD 2022), over an index that is built once and never changes. Arrays
 * only, as large as the log; one thread.
 */
final class PlainNeighbours {
  private static final int MOST_QUERY = 9;

  private final int[][] sessions;
  private final int[][] postings;
  private final float[] rare;
  private final int sampled;
  private final float[] overlap;
  private final int[] newest;
  private final int[] touched;
  private final float[] scores;
  private final int[] scored;
  private final TopK neighbours;
  private final TopK best = new TopK(20);

  /**
   * @param sessions items of each, the oldest session first
   * @param items number of items
   * @param sampled newest sessions looked at of each item
   * @param neighbours sessions that speak
   */
  PlainNeighbours(int[][] sessions, int items, int sampled, int neighbours) {
    this.sessions = sessions;
    this.sampled = sampled;
    this.neighbours = new TopK(neighbours);
    this.postings = new int[items][0];
    this.rare = new float[items];
    this.overlap = new float[sessions.length];
    this.newest = new int[sessions.length];
    this.touched = new int[MOST_QUERY * sampled];
    this.scores = new float[items];
    this.scored = new int[items];
    int[] held = new int[items];
    for (int session = sessions.length - 1; session >= 0; session--) {
      for (int item : Arrays.stream(sessions[session]).distinct().toArray()) {
        rare[item]++;
        if (held[item] < sampled) {
          if (held[item] == postings[item].length) {
            postings[item] = Arrays.copyOf(postings[item], Math.max(4, 2 * held[item]));
          }
          postings[item][held[item]++] = session;
        }
      }
    }
    for (int item = 0; item < items; item++) {
      postings[item] = Arrays.copyOf(postings[item], held[item]);
      rare[item] = 1 + (float) Math.log(sessions.length / Math.max(1.0, rare[item]));
    }
  }

  /** The twenty best next items; recent ones newest first. */
  int[] ask(int[] recent) {
    int query = Math.min(MOST_QUERY, recent.length);
    int found = overlap(recent, query);
    neighbours.clear();
    for (int i = 0; i < found; i++) {
      neighbours.offer(touched[i], overlap[touched[i]]);
    }
    int heard = 0;
    for (int session : neighbours.ids()) {
      float weight = overlap[session] * (1f - 0.1f * (newest[session] + 1));
      for (int item : sessions[session]) {
        if (scores[item] == 0) {
          scored[heard++] = item;
        }
        scores[item] += weight * rare[item];
      }
    }
    best.clear();
    for (int i = 0; i < heard; i++) {
      best.offer(scored[i], scores[scored[i]]);
      scores[scored[i]] = 0;
    }
    for (int i = 0; i < found; i++) {
      overlap[touched[i]] = 0;
    }
    return best.ids();
  }

  private int overlap(int[] recent, int query) {
    int found = 0;
    for (int i = 0; i < query; i++) {
      float weight = (float) (query - i) / query;
      int[] posting = postings[recent[i]];
      for (int p = 0; p < Math.min(sampled, posting.length); p++) {
        int session = posting[p];
        if (overlap[session] == 0) {
          touched[found++] = session;
          newest[session] = i;
        }
        overlap[session] += weight;
      }
    }
    return found;
  }
}
