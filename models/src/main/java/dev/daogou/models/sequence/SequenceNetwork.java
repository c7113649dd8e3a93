package dev.daogou.models.sequence;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.ndarray.types.SparseFormat;
import ai.djl.nn.Activation;
import ai.djl.nn.core.Embedding;
import ai.djl.nn.norm.Dropout;
import ai.djl.nn.norm.LayerNorm;

/**
 * From the newest items of sessions to unit vectors, in PyTorch.
 *
 * <p>Item vectors of length one, each with what its place counted from the newest adds, go through
 * attention blocks (SASRec; Kang and McAuley, 2018; layer norm first). What comes out decides how
 * much each item counts in a mean of the item vectors themselves, so that sessions and items share
 * one space (CORE; Hou et al., 2022), compared with the newest item (STAMP; Liu et al., 2018). The
 * newest state, turned, is added: what follows an item need not be like it.
 */
final class SequenceNetwork {
  private static final float EPSILON = 1e-5f; // the default of ONNX's operator
  private static final double LEAST_NORM = 1e-12;
  private static final float NOWHERE = -1e9f;

  private final Parameters.InTorch p;
  private final SequenceSettings settings;
  private final boolean training;

  /**
   * @param training whether components are dropped
   */
  SequenceNetwork(Parameters.InTorch parameters, SequenceSettings settings, boolean training) {
    p = parameters;
    this.settings = settings;
    this.training = training;
  }

  /** Unit vectors of the items that were handed over, in their order. */
  NDArray items() {
    return p.items().normalize(2, 1, LEAST_NORM);
  }

  /** The same with components dropped in training, as targets and rivals are. */
  NDArray dropped(NDArray items) {
    return drop(items, settings.itemDropout());
  }

  /**
   * Vectors of sessions.
   *
   * @param items unit vectors
   * @param recent [B,L] places among them, newest first, int64; any for padding
   * @param there [B,L] 1 where there is an item, 0 for padding
   * @return [B,D], unit length
   */
  NDArray encode(NDArray items, NDArray recent, NDArray there) {
    long length = recent.getShape().get(1);
    NDArray seen = dropped(Embedding.embedding(recent, items, SparseFormat.DENSE).head());
    NDArray absent = there.sub(1f).mul(-NOWHERE);
    NDArray state = drop(seen.add(p.get("places").get("0:" + length)), settings.dropout());
    for (int b = 0; b < settings.blocks(); b++) {
      state = block(SequenceWeights.BLOCK + b + ".", state, absent.expandDims(1));
    }
    state = norm("norm", state);
    NDArray newest = state.get(":, 0");
    NDArray hidden =
        Activation.sigmoid(
            state
                .matMul(p.get("pool.here"))
                .add(newest.matMul(p.get("pool.newest")).expandDims(1))
                .add(p.get("pool.shift")));
    NDArray scores = hidden.matMul(p.get("pool.score")).squeeze(2);
    NDArray shares =
        scores.add(p.get("pool.place").get("0:" + length)).add(absent).softmax(1).expandDims(1);
    NDArray turned = drop(newest, settings.dropout()).matMul(p.get("turn"));
    return shares.matMul(seen).squeeze(1).add(turned).normalize(2, 1, LEAST_NORM);
  }

  private NDArray block(String name, NDArray state, NDArray absent) {
    int d = settings.dimensions();
    NDArray in = linear(name + "in", norm(name + "norm1", state));
    NDArray query = in.get("..., 0:" + d);
    NDArray key = in.get("..., " + d + ":" + 2 * d);
    NDArray value = in.get("..., " + 2 * d + ":");
    NDArray logits = query.matMul(key.transpose(0, 2, 1)).mul((float) (1 / Math.sqrt(d)));
    NDArray seen = linear(name + "out", logits.add(absent).softmax(2).matMul(value));
    NDArray first = state.add(drop(seen, settings.dropout()));
    NDArray wide = Activation.relu(linear(name + "wide", norm(name + "norm2", first)));
    return first.add(drop(linear(name + "narrow", wide), settings.dropout()));
  }

  private NDArray linear(String name, NDArray state) {
    return state.matMul(p.get(name)).add(p.get(name + ".shift"));
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

  private NDArray drop(NDArray array, float share) {
    return training && share > 0 ? Dropout.dropout(array, share, true).head() : array;
  }
}
