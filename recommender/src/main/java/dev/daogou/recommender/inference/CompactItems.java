package dev.daogou.recommender.inference;

import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.util.HashMap;
import java.util.Map;

/** Copies only those rows of an item matrix that a batch names, and renumbers the batch's rows. */
final class CompactItems {
  private final DirectBuffers buffers = new DirectBuffers();
  private final Map<Integer, Integer> newRows = new HashMap<>();
  private IntBuffer recent = IntBuffer.allocate(0);
  private IntBuffer candidates = IntBuffer.allocate(0);

  ItemMatrix compact(ItemMatrix items, RankerBatch batch) {
    newRows.clear();
    recent = renumbered("recent", batch.recentRows());
    candidates = renumbered("candidates", batch.candidateRows());
    FloatBuffer rows = buffers.floats("items", newRows.size() * items.width());
    newRows.forEach(
        (from, to) ->
            rows.put(to * items.width(), items.values(), from * items.width(), items.width()));
    return new ItemMatrix(rows, newRows.size(), items.dimensions());
  }

  private IntBuffer renumbered(String name, IntBuffer rows) {
    IntBuffer renumbered = buffers.ints(name, rows.limit());
    for (int i = 0; i < rows.limit(); i++) {
      renumbered.put(i, newRows.computeIfAbsent(rows.get(i), unseen -> newRows.size()));
    }
    return renumbered;
  }

  /** The batch's recent rows, renumbered. */
  IntBuffer recent() {
    return recent;
  }

  /** The batch's candidate rows, renumbered. */
  IntBuffer candidates() {
    return candidates;
  }
}
