package dev.daogou.models.sequence;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.Random;

/** The softmax loss of some predictions among all items, or its estimate from some of them. */
final class NextItemLoss {
  private final Predictions predictions;
  private final SampledNegatives rivals;
  private final SequenceSettings settings;

  NextItemLoss(Predictions predictions, SampledNegatives rivals, SequenceSettings settings) {
    this.predictions = predictions;
    this.rivals = rivals;
    this.settings = settings;
  }

  /**
   * A loss to go back from.
   *
   * @param mean over the predictions
   * @param used the weights that it comes from
   */
  record Loss(NDArray mean, Parameters.InTorch used) {}

  /** The weighted mean over some predictions. */
  Loss of(NDManager manager, Parameters parameters, int[] members, Random random) {
    int[] targets = Arrays.stream(members).map(predictions::target).toArray();
    SampledNegatives.Drawn drawn = rivals.draw(targets, predictions.seen(members), random);
    int[] place = drawn.place();
    Batch batch =
        Batch.of(
            manager,
            members.length,
            i -> predictions.length(members[i]),
            (i, back) -> place[predictions.seen(members[i], back)]);
    Parameters.InTorch used = parameters.with(manager, drawn.rows());
    SequenceNetwork network = new SequenceNetwork(used, settings, true);
    NDArray items = network.items();
    NDArray vectors = network.encode(items, batch.recent(), batch.there());
    NDArray competing =
        drawn.competing() == drawn.rows().length ? items : items.get("0:" + drawn.competing());
    NDArray losses = losses(manager, vectors, network.dropped(competing), drawn, targets);
    return new Loss(losses.mul(weights(manager, members)).mean(), used);
  }

  /**
   * A target is always among the rivals of its own prediction, but the softmax takes it for one
   * that was drawn and counts it 1/chance times; the surplus is taken out.
   */
  private NDArray losses(
      NDManager manager,
      NDArray vectors,
      NDArray items,
      SampledNegatives.Drawn drawn,
      int[] targets) {
    NDArray logChance = manager.create(drawn.logChance(), new Shape(1, drawn.competing()));
    NDArray logits =
        vectors.mul(1 / settings.temperature()).matMul(items.transpose()).sub(logChance);
    long[] places = Arrays.stream(targets).mapToLong(target -> drawn.place()[target]).toArray();
    float[] ofTargets = new float[targets.length];
    for (int i = 0; i < targets.length; i++) {
      ofTargets[i] = drawn.logChance()[(int) places[i]];
    }
    NDArray column = manager.create(places, new Shape(places.length, 1));
    NDArray logShare = logits.logSoftmax(1).gather(column, 1).squeeze(1);
    NDArray targetChance = manager.create(ofTargets);
    NDArray surplus = logShare.exp().mul(targetChance.exp().sub(1f)).add(1f).log();
    return surplus.sub(logShare).sub(targetChance);
  }

  private NDArray weights(NDManager manager, int[] members) {
    float[] weights = new float[members.length];
    for (int i = 0; i < members.length; i++) {
      weights[i] = (float) Math.exp(-settings.ageing() * predictions.age(members[i]));
    }
    return manager.create(weights);
  }
}
