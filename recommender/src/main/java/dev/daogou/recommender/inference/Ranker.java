package dev.daogou.recommender.inference;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.daogou.recommender.inference.ModelManifest.Tensor;
import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Scores the candidates of many shoppers in one call of an ONNX graph.
 *
 * <p>Inputs: {@code items} float [N,2D], {@code recent} int32 [B,R] newest first, {@code
 * recentWeight} float [B,R] with 0 for padding, {@code candidates} int32 [B,C], {@code shortVector}
 * and {@code longVector} float [B,D], {@code features} float [B,C,F]. Output: {@code scores} float
 * [B,C], higher is better. Thread-safe; a batch belongs to one thread.
 */
public final class Ranker implements AutoCloseable {
  /** The contract's inputs, with F free. */
  private static final List<Tensor> INPUTS =
      List.of(
          new Tensor("items", "float", List.of(-1L, -1L)),
          new Tensor("recent", "int32", List.of(-1L, -1L)),
          new Tensor("recentWeight", "float", List.of(-1L, -1L)),
          new Tensor("candidates", "int32", List.of(-1L, -1L)),
          new Tensor("shortVector", "float", List.of(-1L, -1L)),
          new Tensor("longVector", "float", List.of(-1L, -1L)),
          new Tensor("features", "float", List.of(-1L, -1L, -1L)));

  private static final Tensor SCORES = new Tensor("scores", "float", List.of(-1L, -1L));

  private final ModelPackage model;
  private final boolean compacting;
  private final ConcurrentLinkedQueue<CompactItems> idle = new ConcurrentLinkedQueue<>();

  private Ranker(ModelPackage model, boolean compacting) {
    this.model = model;
    this.compacting = compacting;
  }

  /**
   * Loads a ranker.
   *
   * @param features the features that the program computes, in order; the model's must be the same
   */
  public static Loading<Ranker> load(
      ModelFiles files, List<String> features, ModelSettings settings) {
    return ModelPackage.open(files, ModelKind.RANKER, settings)
        .then(
            model ->
                wrongFeatures(model.manifest(), features)
                    .or(() -> wrongTensors(model.session(), features.size()))
                    .map(model::<Ranker>refuse)
                    .orElseGet(() -> Loading.loaded(new Ranker(model, onDevice(model)))));
  }

  /** To a GPU every input travels in every call, so only the rows that are used are sent. */
  private static boolean onDevice(ModelPackage model) {
    return !model.session().provider().equals("CPU");
  }

  /** The same ranker with the item rows copied together before each call, as on a GPU. */
  Ranker compacting() {
    return new Ranker(model, true);
  }

  private static Optional<String> wrongFeatures(ModelManifest manifest, List<String> features) {
    if (manifest.features().equals(features)) {
      return Optional.empty();
    }
    Set<String> unknown = new HashSet<>(manifest.features());
    features.forEach(unknown::remove);
    Set<String> missing = new HashSet<>(features);
    manifest.features().forEach(missing::remove);
    return Optional.of(
        "features differ: the model alone has %s, the program alone has %s%s"
            .formatted(
                unknown,
                missing,
                unknown.isEmpty() && missing.isEmpty() ? "; the order differs" : ""));
  }

  private static Optional<String> wrongTensors(OnnxSession session, int features) {
    List<Tensor> needed = new ArrayList<>(INPUTS);
    needed.removeLast();
    needed.add(new Tensor("features", "float", List.of(-1L, -1L, (long) features)));
    List<Tensor> inputs = session.inputs();
    boolean same =
        inputs.size() == needed.size()
            && needed.stream().allMatch(tensor -> inputs.stream().anyMatch(tensor::fits));
    if (!same) {
      return Optional.of("a ranker takes %s, this graph takes %s".formatted(needed, inputs));
    }
    return session.outputs().stream().anyMatch(SCORES::fits)
        ? Optional.empty()
        : Optional.of(
            "a ranker gives %s, this graph gives %s".formatted(SCORES, session.outputs()));
  }

  /** What the model says of itself. */
  public ModelManifest manifest() {
    return model.manifest();
  }

  /** {@code name@version}. */
  public String version() {
    return model.manifest().id();
  }

  /** {@code CPU} or {@code CUDA:<device>}. */
  public String provider() {
    return model.session().provider();
  }

  /** Why it runs there. */
  public String providerReason() {
    return model.session().reason();
  }

  /**
   * Scores every candidate of the batch, into the batch.
   *
   * @throws IllegalArgumentException if items and batch have different widths
   */
  public Scoring score(ItemMatrix items, RankerBatch batch) {
    if (items.dimensions() != batch.dimensions()) {
      throw new IllegalArgumentException(
          "items have %d dimensions, the batch has %d"
              .formatted(items.dimensions(), batch.dimensions()));
    }
    return compacting ? scoreCompact(items, batch) : run(items, batch);
  }

  private Scoring scoreCompact(ItemMatrix items, RankerBatch batch) {
    CompactItems mine = Optional.ofNullable(idle.poll()).orElseGet(CompactItems::new);
    try {
      return run(mine.compact(items, batch), mine.recent(), mine.candidates(), batch);
    } finally {
      idle.add(mine);
    }
  }

  private Scoring run(ItemMatrix items, RankerBatch batch) {
    return run(items, batch.recentRows(), batch.candidateRows(), batch);
  }

  private Scoring run(
      ItemMatrix items, IntBuffer recentRows, IntBuffer candidateRows, RankerBatch batch) {
    long b = batch.shoppers();
    long r = batch.recentItems();
    long c = batch.candidates();
    long d = batch.dimensions();
    try (OnnxTensor matrix = DirectBuffers.tensor(items.view(), items.rows(), items.width());
        OnnxTensor recent = DirectBuffers.tensor(recentRows, b, r);
        OnnxTensor recentWeight = DirectBuffers.tensor(batch.recentWeights(), b, r);
        OnnxTensor candidates = DirectBuffers.tensor(candidateRows, b, c);
        OnnxTensor shortVector = DirectBuffers.tensor(batch.shortVectors(), b, d);
        OnnxTensor longVector = DirectBuffers.tensor(batch.longVectors(), b, d);
        OnnxTensor features = DirectBuffers.tensor(batch.featureValues(), b, c, batch.features());
        OnnxTensor scores = DirectBuffers.tensor(batch.scoreValues(), b, c);
        OrtSession.Result _ =
            model
                .session()
                .session()
                .run(
                    Map.of(
                        "items", matrix,
                        "recent", recent,
                        "recentWeight", recentWeight,
                        "candidates", candidates,
                        "shortVector", shortVector,
                        "longVector", longVector,
                        "features", features),
                    Map.of("scores", scores))) {
      return new Scoring.Scored();
    } catch (OrtException e) {
      return new Scoring.Failed(String.valueOf(e.getMessage()));
    }
  }

  @Override
  public void close() {
    model.session().close();
  }
}
