package dev.daogou.recommender.vectors;

import java.util.Arrays;
import java.util.Objects;

/**
 * Search that looks at every vector: no build, full recall, time linear in the number of vectors.
 *
 * <p>A vector replaced during a search may be scored there with some components old and some new.
 */
public final class ExactSearch implements NeighbourSearch {
  private static final int BLOCK = 256;
  private static final int INITIAL_ROWS = 16;

  private final VectorMatrix matrix;
  private final IntTable idOfRow = new IntTable(INITIAL_ROWS);
  private final IntTable rowOfId = new IntTable(INITIAL_ROWS);
  private int[] freeRows = new int[16];
  private int freeCount;
  private volatile int size;

  /** An empty search over vectors of one width. */
  public ExactSearch(int width) {
    matrix = new VectorMatrix(width, INITIAL_ROWS);
  }

  @Override
  public void put(int id, float[] unitVector) {
    Objects.checkIndex(id, Integer.MAX_VALUE);
    Admission.requireVector(unitVector, matrix.width());
    int row = rowOfId.get(id);
    if (row != IntTable.NONE) {
      matrix.set(row, 0, unitVector);
      return;
    }
    int added = takeRow();
    matrix.set(added, 0, unitVector);
    rowOfId.set(id, added);
    idOfRow.set(added, id);
    count(1);
  }

  @Override
  public void remove(int id) {
    int row = rowOfId.get(id);
    if (row == IntTable.NONE) {
      return;
    }
    idOfRow.set(row, IntTable.NONE);
    rowOfId.set(id, IntTable.NONE);
    giveBackRow(row);
    count(-1);
  }

  @Override
  public boolean copy(int id, float[] target) {
    int row = rowOfId.get(id);
    if (row != IntTable.NONE) {
      matrix.copyRow(row, target);
    }
    return row != IntTable.NONE;
  }

  @Override
  public Hits nearest(float[] query, int k) {
    Admission.requireWidth(query, matrix.width());
    TopK best = new TopK(k);
    float[] scores = new float[BLOCK];
    int[] ids = new int[BLOCK];
    int rows = matrix.rows();
    for (int from = 0; from < rows; from += BLOCK) {
      int to = Math.min(rows, from + BLOCK);
      readIds(from, to, ids);
      matrix.dots(from, to, 0, query, scores);
      for (int i = 0; i < to - from; i++) {
        // A row given to another id since has a score that is nobody's.
        if (scores[i] >= best.threshold() && ids[i] >= 0 && idOfRow.get(from + i) == ids[i]) {
          best.offer(ids[i], scores[i]);
        }
      }
    }
    return best.hits();
  }

  @Override
  public int size() {
    return size;
  }

  private void readIds(int from, int to, int[] ids) {
    for (int row = from; row < to; row++) {
      ids[row - from] = idOfRow.get(row);
    }
  }

  private int takeRow() {
    return freeCount > 0 ? freeRows[--freeCount] : matrix.rows();
  }

  private void giveBackRow(int row) {
    if (freeCount == freeRows.length) {
      freeRows = Arrays.copyOf(freeRows, 2 * freeCount);
    }
    freeRows[freeCount++] = row;
  }

  @SuppressWarnings("NonAtomicVolatileUpdate") // one writer
  private void count(int change) {
    size += change;
  }
}
