package dev.daogou.recommender.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** One thread changes a search while others use it. */
class ConcurrentSearchTest {
  private static final int WIDTH = 16;
  private static final int IDS = 1_000;
  private static final int FIXED = 100; // the lowest ids never change
  private static final int K = 10;

  static List<NeighbourSearch> searches() {
    return List.of(
        new ExactSearch(WIDTH),
        new HnswSearch(WIDTH, HnswSettings.DEFAULT),
        new LiveSearch(WIDTH, IDS / 2, HnswSettings.DEFAULT));
  }

  @ParameterizedTest
  @MethodSource("searches")
  void shouldAnswerSoundlyWhileChanging(NeighbourSearch search) throws Exception {
    TestVectors vectors = new TestVectors(1, WIDTH);
    float[][] fixed = vectors.uniform(FIXED);
    for (int id = 0; id < FIXED; id++) {
      search.put(id, fixed[id]);
    }
    AtomicBoolean done = new AtomicBoolean();
    AtomicLong searched = new AtomicLong();
    try (ExecutorService readers = Executors.newFixedThreadPool(3)) {
      List<Future<?>> reading =
          IntStream.range(0, 3)
              .<Future<?>>mapToObj(
                  seed ->
                      readers.submit(
                          () -> {
                            Random random = new Random(seed);
                            while (!done.get()) {
                              int id = random.nextInt(FIXED);
                              assertSound(search.nearest(fixed[id], K), id);
                              searched.incrementAndGet();
                            }
                          }))
              .toList();

      changeAtRandom(search, vectors);
      done.set(true);

      for (Future<?> reader : reading) {
        reader.get();
      }
    }
    assertThat(searched.get()).isPositive();
  }

  private static void changeAtRandom(NeighbourSearch search, TestVectors vectors) {
    Random random = new Random(5);
    for (int step = 0; step < 4_000; step++) {
      int id = FIXED + random.nextInt(IDS - FIXED);
      switch (random.nextInt(4)) {
        case 0 -> search.remove(id);
        default -> search.put(id, vectors.unit());
      }
    }
  }

  private static void assertSound(Hits hits, int expected) {
    assertThat(hits.ids()).doesNotHaveDuplicates().contains(expected);
    assertThat(IntStream.of(hits.ids())).allMatch(id -> id >= 0 && id < IDS);
    for (int i = 1; i < hits.size(); i++) {
      assertThat(hits.scores()[i]).isLessThanOrEqualTo(hits.scores()[i - 1]);
    }
  }
}
