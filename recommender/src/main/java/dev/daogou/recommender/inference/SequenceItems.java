package dev.daogou.recommender.inference;

import dev.daogou.recommender.vectors.Hits;
import dev.daogou.recommender.vectors.LiveSearch;
import dev.daogou.recommender.vectors.VectorMatrix;
import dev.daogou.recommender.vectors.Vectors;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A sequence model's items: names, unit vectors and the search among them. Items can be added while
 * others read, by one thread at a time; a row, once given, stays.
 */
final class SequenceItems implements AutoCloseable {
  private final Map<String, Integer> rows = new ConcurrentHashMap<>();
  private final VectorMatrix matrix;
  private final LiveSearch search;
  private volatile String[] names;
  private volatile int size;
  private int trained;

  private SequenceItems(int width, int room) {
    matrix = new VectorMatrix(width, room);
    search = new LiveSearch(width);
    names = new String[room];
  }

  /** Reads names and vectors. */
  static Loading<SequenceItems> read(ModelFiles files, int width) {
    Optional<byte[]> names = files.read(ModelFiles.ITEM_NAMES);
    Optional<byte[]> vectors = files.read(ModelFiles.ITEM_VECTORS);
    if (names.isEmpty() || vectors.isEmpty()) {
      return Loading.refused(
          "no %s or no %s in %s".formatted(ModelFiles.ITEM_NAMES, ModelFiles.ITEM_VECTORS, files));
    }
    List<String> ids = new String(names.get(), StandardCharsets.UTF_8).lines().toList();
    long floats = (long) ids.size() * width;
    if (ids.isEmpty() || vectors.get().length != floats * Float.BYTES) {
      return Loading.refused(
          "%s has %d bytes, %d items of width %d need %d"
              .formatted(
                  ModelFiles.ITEM_VECTORS,
                  vectors.get().length,
                  ids.size(),
                  width,
                  floats * Float.BYTES));
    }
    return fill(ids, vectors.get(), width);
  }

  private static Loading<SequenceItems> fill(List<String> ids, byte[] vectors, int width) {
    FloatBuffer values = ByteBuffer.wrap(vectors).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
    SequenceItems items = new SequenceItems(width, ids.size());
    for (String id : ids) {
      float[] vector = new float[width];
      values.get(vector);
      if (!Vectors.isFinite(vector) || items.row(id) != SequenceModel.UNKNOWN) {
        items.close();
        return Loading.refused("item %s stands twice or its vector is not finite".formatted(id));
      }
      items.put(id, Vectors.normalise(vector));
    }
    items.trained = ids.size();
    return Loading.loaded(items);
  }

  /** Adds an item or changes its vector. One thread at a time. */
  int put(String item, float[] unitVector) {
    int row = rows.getOrDefault(item, size);
    matrix.set(row, 0, unitVector);
    search.put(row, unitVector);
    if (row == size) {
      if (row == names.length) {
        names = Arrays.copyOf(names, 2 * row);
      }
      names[row] = item;
      size = row + 1;
      rows.put(item, row);
    }
    return row;
  }

  int size() {
    return size;
  }

  /** How many items came from files; their rows come first. */
  int trained() {
    return trained;
  }

  int row(String item) {
    return rows.getOrDefault(item, SequenceModel.UNKNOWN);
  }

  String name(int row) {
    return names[row];
  }

  float[] vector(int row) {
    float[] vector = new float[matrix.width()];
    matrix.copyRow(row, vector);
    return vector;
  }

  float dot(int row, float[] vector) {
    return matrix.dot(row, 0, vector);
  }

  Hits nearest(float[] vector, int k) {
    return search.nearest(vector, k);
  }

  /** The table as the graph reads it, where it lies. */
  FloatBuffer buffer() {
    return matrix.buffer();
  }

  @Override
  public void close() {
    search.close();
  }
}
