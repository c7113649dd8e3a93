package dev.daogou.models.sequence;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.ndarray.types.SparseFormat;
import ai.djl.nn.Activation;
import ai.djl.nn.core.Embedding;
import ai.djl.nn.norm.Dropout;
import ai.djl.nn.norm.LayerNorm;

/** From the newest items of sessions to unit vectors, in PyTorch. */
final class SequenceNetwork {
  static final float EPSILON = 1e-5f;
  static final String VARIANT = System.getProperty("variant", "pool,turn");
  private static final double LEAST_NORM = 1e-12;
  private static final float NOWHERE = -1e9f;

  private final Parameters p;
  private final SequenceSettings settings;

  SequenceNetwork(Parameters parameters, SequenceSettings settings) {
    p = parameters;
    this.settings = settings;
  }

  /**
   * Vectors of sessions.
   *
   * @param recent [B,L] rows of the item table, newest first, int64; any row for padding
   * @param there [B,L] 1 where there is an item, 0 for padding
   * @param training whether components are dropped
   * @return [B,D], unit length
   */
  NDArray encode(NDArray recent, NDArray there, boolean training) {
    long length = recent.getShape().get(1);
    int d = settings.dimensions();
    NDArray items = itemVectors(recent, training);
    NDArray absent = there.sub(1f).mul(-NOWHERE);
    NDArray state =
        drop(items.add(p.get("places").get("0:" + length)), settings.dropout(), training);
    for (int b = 0; b < settings.blocks(); b++) {
      state = block(SequenceWeights.BLOCK + b + ".", state, absent.expandDims(1), d, training);
    }
    state = norm("norm", state);
    NDArray newest = state.get(":, 0");
    NDArray pooled;
    if (VARIANT.contains("pool")) {
      NDArray hidden =
          Activation.sigmoid(
              state
                  .matMul(p.get("pool.here"))
                  .add(newest.matMul(p.get("pool.newest")).expandDims(1))
                  .add(p.get("pool.shift")));
      NDArray scores = hidden.matMul(p.get("pool.score")).squeeze(2);
      NDArray shares =
          scores.add(p.get("pool.place").get("0:" + length)).add(absent).softmax(1).expandDims(1);
      pooled = shares.matMul(items).squeeze(1);
      if (VARIANT.contains("turn")) {
        pooled = pooled.add(drop(newest, settings.dropout(), training).matMul(p.get("turn")));
      }
    } else {
      pooled = newest;
    }
    return pooled.normalize(2, 1, LEAST_NORM);
  }

  /** Unit vectors of items, with components dropped in training. */
  NDArray itemVectors(NDArray rows, boolean training) {
    NDArray raw = Embedding.embedding(rows, p.get("items"), SparseFormat.DENSE).head();
    long last = raw.getShape().dimension() - 1L;
    return drop(raw.normalize(2, last, LEAST_NORM), settings.itemDropout(), training);
  }

  /** Unit vectors of all items. */
  NDArray allItems() {
    return p.get("items").normalize(2, 1, LEAST_NORM);
  }

  private NDArray block(String name, NDArray state, NDArray absent, int d, boolean training) {
    NDArray in =
        norm(name + "norm1", state).matMul(p.get(name + "in")).add(p.get(name + "in.shift"));
    NDArray query = in.get("..., 0:" + d);
    NDArray key = in.get("..., " + d + ":" + 2 * d);
    NDArray value = in.get("..., " + 2 * d + ":");
    NDArray shares =
        query
            .matMul(key.transpose(0, 2, 1))
            .mul((float) (1 / Math.sqrt(d)))
            .add(absent)
            .softmax(2);
    NDArray seen =
        shares.matMul(value).matMul(p.get(name + "out")).add(p.get(name + "out.shift"));
    NDArray first = state.add(drop(seen, settings.dropout(), training));
    NDArray wide =
        Activation.relu(
            norm(name + "norm2", first)
                .matMul(p.get(name + "wide"))
                .add(p.get(name + "wide.shift")));
    NDArray narrow = wide.matMul(p.get(name + "narrow")).add(p.get(name + "narrow.shift"));
    return first.add(drop(narrow, settings.dropout(), training));
  }

  private NDArray norm(String name, NDArray state) {
    return LayerNorm.layerNorm(
            state,
            new Shape(settings.dimensions()),
            p.get(name + ".scale"),
            p.get(name + ".shift"),
            EPSILON)
        .head();
  }

  private static NDArray drop(NDArray array, float share, boolean training) {
    return training && share > 0 ? Dropout.dropout(array, share, true).head() : array;
  }
}
