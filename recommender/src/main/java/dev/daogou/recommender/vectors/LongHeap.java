package dev.daogou.recommender.vectors;

import java.util.Arrays;

/** A growing binary heap of longs, the smallest first; emptied and used again. */
final class LongHeap {
  private long[] values;
  private int size;

  LongHeap(int initialCapacity) {
    values = new long[initialCapacity];
  }

  int size() {
    return size;
  }

  boolean isEmpty() {
    return size == 0;
  }

  void clear() {
    size = 0;
  }

  /** The smallest value; the heap must not be empty. */
  long first() {
    return values[0];
  }

  void add(long value) {
    if (size == values.length) {
      values = Arrays.copyOf(values, 2 * size);
    }
    int place = size++;
    while (place > 0) {
      int parent = (place - 1) >>> 1;
      if (values[parent] <= value) {
        break;
      }
      values[place] = values[parent];
      place = parent;
    }
    values[place] = value;
  }

  /** Takes the smallest value out; the heap must not be empty. */
  long removeFirst() {
    long first = values[0];
    size--;
    if (size > 0) {
      siftDown(values[size]);
    }
    return first;
  }

  /** Puts a value in the place of the smallest; the heap must not be empty. */
  void replaceFirst(long value) {
    siftDown(value);
  }

  /** A copy of the values, the smallest first. */
  long[] sorted() {
    long[] sorted = Arrays.copyOf(values, size);
    Arrays.sort(sorted);
    return sorted;
  }

  private void siftDown(long value) {
    int place = 0;
    int child = 1;
    while (child < size) {
      if (child + 1 < size && values[child + 1] < values[child]) {
        child++;
      }
      if (value <= values[child]) {
        break;
      }
      values[place] = values[child];
      place = child;
      child = 2 * place + 1;
    }
    values[place] = value;
  }
}
