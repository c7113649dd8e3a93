package dev.daogou.models.sequence;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.Random;

/** The softmax loss of predictions among all items, or its estimate from some of them. */
final class NextItemLoss {
  private final SequenceNetwork network;
  private final Rivals rivals;
  private final SequenceSettings settings;

  NextItemLoss(SequenceNetwork network, Rivals rivals, SequenceSettings settings) {
    this.network = network;
    this.rivals = rivals;
    this.settings = settings;
  }

  /** The weighted mean over some predictions, to go back from. */
  NDArray of(NDManager manager, Predictions predictions, int[] members, Random random) {
    Batch batch = Batch.of(manager, predictions, members);
    NDArray vectors = network.encode(batch.recent(), batch.there(), true);
    int[] targets = Arrays.stream(members).map(predictions::target).toArray();
    NDArray losses =
        rivals.areAll()
            ? amongAll(manager, vectors, targets)
            : amongSome(manager, vectors, targets, rivals.draw(targets, random));
    return losses.mul(weights(manager, predictions, members)).mean();
  }

  private NDArray amongAll(NDManager manager, NDArray vectors, int[] targets) {
    NDArray logits = vectors.matMul(dropped(network.allItems()).transpose());
    return chosen(logits.div(settings.temperature()).logSoftmax(1), column(manager, targets)).neg();
  }

  /**
   * A target is always among the rivals of its own prediction, but the softmax takes it for one
   * that was drawn and counts it 1/chance times; the last term takes the surplus out.
   */
  private NDArray amongSome(
      NDManager manager, NDArray vectors, int[] targets, Rivals.Drawn drawn) {
    long[] rows = Arrays.stream(drawn.rows()).asLongStream().toArray();
    NDArray items = network.itemVectors(manager.create(rows), true);
    NDArray logChance = manager.create(drawn.logChance());
    NDArray logits =
        vectors.matMul(items.transpose()).div(settings.temperature()).sub(logChance);
    NDArray logShare = chosen(logits.logSoftmax(1), column(manager, drawn.places()));
    float[] ofTargets = new float[targets.length];
    for (int i = 0; i < targets.length; i++) {
      ofTargets[i] = drawn.logChance()[drawn.places()[i]];
    }
    NDArray targetChance = manager.create(ofTargets);
    NDArray surplus = logShare.exp().mul(targetChance.exp().sub(1f)).add(1f).log();
    return surplus.sub(logShare).sub(targetChance);
  }

  private NDArray dropped(NDArray items) {
    return ai.djl.nn.norm.Dropout.dropout(items, settings.itemDropout(), true).head();
  }

  private static NDArray column(NDManager manager, int[] places) {
    long[] column = Arrays.stream(places).asLongStream().toArray();
    return manager.create(column, new Shape(column.length, 1));
  }

  private static NDArray chosen(NDArray rows, NDArray column) {
    return rows.gather(column, 1).squeeze(1);
  }

  private NDArray weights(NDManager manager, Predictions predictions, int[] members) {
    float[] weights = new float[members.length];
    for (int i = 0; i < members.length; i++) {
      weights[i] = (float) Math.exp(-settings.ageing() * predictions.age(members[i]));
    }
    return manager.create(weights);
  }
}
