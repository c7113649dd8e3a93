package dev.daogou.bench;

import dev.daogou.bench.workbench.Clock;
import dev.daogou.bench.workbench.Report;
import dev.daogou.bench.workbench.Samples;
import dev.daogou.figures.Figure;
import dev.daogou.recommender.vectors.ExactSearch;
import dev.daogou.recommender.vectors.HnswSearch;
import dev.daogou.recommender.vectors.HnswSettings;
import dev.daogou.recommender.vectors.NeighbourSearch;
import dev.daogou.recommender.vectors.Vectors;
import java.io.IOException;
import java.util.Arrays;
import java.util.function.Function;

/**
 * Dot products and nearest-neighbour search by inner product, on one thread, by its processor time:
 * all of a million vectors looked at, and graphs over fewer, since building those takes long. The
 * peer, in the same run and of the same vectors, is Lucene's graph with its defaults. The library
 * searches vectors of length one only, of which distance gives the same order; it has no other.
 */
final class VectorsBench {
  private static final int WIDTH = 128;
  private static final int K = 10;
  private static final int[] BREADTHS = {10, 30, 60, 120};
  private static final double WARM_UP_SECONDS = 0.3;

  private final int flat;
  private final int indexed;
  private final int rounds;
  private final double roundSeconds;

  /**
   * @param indexed vectors of which graphs are built
   */
  VectorsBench(boolean quick, int indexed) {
    this.indexed = quick ? Math.min(indexed, 20_000) : indexed;
    flat = quick ? 100_000 : 1_000_000;
    rounds = quick ? 3 : 5;
    roundSeconds = quick ? 0.3 : 1;
  }

  void run(Report report) throws IOException {
    flat(report);
    report.title("vectors: %,d of width %d, recall@%d".formatted(indexed, WIDTH, K));
    ClusteredVectors vectors = ClusteredVectors.of(indexed, WIDTH);
    dots(vectors, report);
    int[][] truth = exact(vectors, report);
    graph(vectors, truth, report);
    lucene(vectors, truth, report);
    report.note("inner product of vectors of length one; distance would order them the same");
  }

  private void flat(Report report) {
    report.title("vectors: %,d of width %d, every one looked at".formatted(flat, WIDTH));
    ClusteredVectors vectors = ClusteredVectors.of(flat, WIDTH);
    ExactSearch exact = new ExactSearch(WIDTH);
    fill(exact, vectors);
    double rate = queriesPerSecond(vectors, query -> exact.nearest(query, K).ids());
    report.add("vectors.exact." + flat + ".queries-per-cpu-s", rate, "1/cpu-s");
    report.add("vectors.exact." + flat + ".cpu-ms", 1e3 / rate, "ms");
  }

  private void dots(ClusteredVectors vectors, Report report) {
    double scalar = nanosPerDot(vectors, VectorsBench::scalarDot);
    double wide = nanosPerDot(vectors, Vectors::dot);
    report.add(Figure.of("vectors.dot.ns", wide, "ns").beside("scalar loop", scalar));
  }

  private int[][] exact(ClusteredVectors vectors, Report report) {
    ExactSearch exact = new ExactSearch(WIDTH);
    fill(exact, vectors);
    int[][] truth = all(vectors, query -> exact.nearest(query, K).ids());
    double rate = queriesPerSecond(vectors, query -> exact.nearest(query, K).ids());
    report.add("vectors.exact.queries-per-cpu-s", rate, "1/cpu-s");
    return truth;
  }

  private void graph(ClusteredVectors vectors, int[][] truth, Report report) {
    HnswSearch graph = new HnswSearch(WIDTH, HnswSettings.DEFAULT);
    double start = Clock.threadSeconds();
    fill(graph, vectors);
    report.add("vectors.graph.build-cpu-s", Clock.threadSeconds() - start, "cpu-s");
    for (int breadth : BREADTHS) {
      graph.searchBreadth(breadth);
      search(
          "vectors.graph.breadth-" + breadth,
          vectors,
          truth,
          q -> graph.nearest(q, K).ids(),
          report);
    }
  }

  private void lucene(ClusteredVectors vectors, int[][] truth, Report report) throws IOException {
    double start = Clock.threadSeconds();
    try (LuceneVectors lucene = new LuceneVectors(vectors.items())) {
      report.add("vectors.lucene.build-cpu-s", Clock.threadSeconds() - start, "cpu-s");
      report.note("Lucene segments: " + lucene.segments());
      for (int breadth : BREADTHS) {
        Function<float[], int[]> search = query -> lucene.nearest(query, K, breadth);
        search("vectors.lucene.breadth-" + breadth, vectors, truth, search, report);
      }
    }
  }

  private void search(
      String name,
      ClusteredVectors vectors,
      int[][] truth,
      Function<float[], int[]> search,
      Report report) {
    report.add(name + ".recall-10", recall(all(vectors, search), truth), "");
    report.add(name + ".queries-per-cpu-s", queriesPerSecond(vectors, search), "1/cpu-s");
  }

  private double queriesPerSecond(ClusteredVectors vectors, Function<float[], int[]> search) {
    float[][] queries = vectors.queries();
    return median(
        seconds -> {
          double start = Clock.threadSeconds();
          int done = 0;
          double used = 0;
          while (used < seconds) {
            sink += search.apply(queries[done++ % queries.length])[0];
            used = Clock.threadSeconds() - start;
          }
          return done / used;
        });
  }

  private double nanosPerDot(ClusteredVectors vectors, Dot dot) {
    float[][] items = Arrays.copyOf(vectors.items(), 1_000); // few enough to stay in the cache
    return median(
        seconds -> {
          double start = Clock.threadSeconds();
          long done = 0;
          double used = 0;
          while (used < seconds) {
            for (int i = 1; i < items.length; i++) {
              sink += dot.of(items[i - 1], items[i]);
            }
            done += items.length - 1;
            used = Clock.threadSeconds() - start;
          }
          return used * 1e9 / done;
        });
  }

  private double median(Function<Double, Double> round) {
    double unused = round.apply(WARM_UP_SECONDS);
    Samples samples = new Samples();
    for (int i = 0; i < rounds; i++) {
      samples.add(round.apply(roundSeconds));
    }
    return samples.median();
  }

  private static void fill(NeighbourSearch search, ClusteredVectors vectors) {
    for (int id = 0; id < vectors.items().length; id++) {
      search.put(id, vectors.items()[id]);
    }
  }

  private static int[][] all(ClusteredVectors vectors, Function<float[], int[]> search) {
    return Arrays.stream(vectors.queries()).map(search).toArray(int[][]::new);
  }

  /** The share of the true ids that were found. */
  static double recall(int[][] found, int[][] truth) {
    long hits = 0;
    long wanted = 0;
    for (int i = 0; i < truth.length; i++) {
      int[] ids = found[i];
      hits +=
          Arrays.stream(truth[i])
              .filter(id -> Arrays.stream(ids).anyMatch(other -> other == id))
              .count();
      wanted += truth[i].length;
    }
    return (double) hits / wanted;
  }

  private static float scalarDot(float[] a, float[] b) {
    float sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  /** Kept so that no measured work can be left out. */
  private double sink;

  private interface Dot {
    float of(float[] a, float[] b);
  }
}
