package dev.daogou.recommender.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.PriorityQueue;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LongHeapTest {

  @Test
  void shouldAgreeWithAPriorityQueueThroughAnyOperations() {
    Random random = new Random(9);
    LongHeap heap = new LongHeap(1);
    PriorityQueue<Long> reference = new PriorityQueue<>();
    for (int step = 0; step < 20_000; step++) {
      long value = random.nextInt(-50, 50);
      switch (random.nextInt(5)) {
        case 0, 1, 2 -> {
          heap.add(value);
          reference.add(value);
        }
        case 3 -> {
          if (!reference.isEmpty()) {
            assertThat(heap.removeFirst()).isEqualTo(reference.remove());
          }
        }
        default -> {
          if (!reference.isEmpty()) {
            reference.remove();
            reference.add(value);
            heap.replaceFirst(value);
          }
        }
      }
      assertThat(heap.size()).isEqualTo(reference.size());
      if (!reference.isEmpty()) {
        assertThat(heap.first()).isEqualTo(reference.peek());
      }
    }

    assertThat(heap.sorted())
        .containsExactly(reference.stream().mapToLong(x -> x).sorted().toArray());
  }

  @Test
  void shouldBeEmptyOnceCleared() {
    LongHeap heap = new LongHeap(4);
    heap.add(3);

    heap.clear();

    assertThat(heap.isEmpty()).isTrue();
    assertThat(heap.sorted()).isEmpty();
  }
}
