package dev.daogou.recommender.inference;

import static java.util.stream.Collectors.toUnmodifiableSet;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.daogou.recommender.inference.ModelManifest.Tensor;
import java.nio.IntBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Scores the candidates of many shoppers in one call of an ONNX graph.
 *
 * <p>Inputs, of which a graph takes those that it needs: {@code items} float [N,2D], {@code recent}
 * int32 [B,R] newest first, {@code recentWeight} float [B,R] with 0 for padding, {@code candidates}
 * int32 [B,C], {@code shortVector} and {@code longVector} float [B,D], {@code features} float
 * [B,C,F], which are those that the manifest names. Output: {@code scores} float [B,C], higher is
 * better. Thread-safe; a batch belongs to one thread.
 */
public final class Ranker implements AutoCloseable {
  private static final String FEATURES = "features";

  /** The contract's inputs, with F free. */
  private static final List<Tensor> INPUTS =
      List.of(
          new Tensor("items", "float", List.of(-1L, -1L)),
          new Tensor("recent", "int32", List.of(-1L, -1L)),
          new Tensor("recentWeight", "float", List.of(-1L, -1L)),
          new Tensor("candidates", "int32", List.of(-1L, -1L)),
          new Tensor("shortVector", "float", List.of(-1L, -1L)),
          new Tensor("longVector", "float", List.of(-1L, -1L)),
          new Tensor(FEATURES, "float", List.of(-1L, -1L, -1L)));

  private static final Tensor SCORES = new Tensor("scores", "float", List.of(-1L, -1L));

  private final ModelPackage model;
  private final boolean compacting;
  private final Set<String> taken;
  private final ConcurrentLinkedQueue<CompactItems> idle = new ConcurrentLinkedQueue<>();

  private Ranker(ModelPackage model, boolean compacting) {
    this.model = model;
    this.compacting = compacting;
    this.taken = model.session().inputs().stream().map(Tensor::name).collect(toUnmodifiableSet());
  }

  /**
   * Loads a ranker.
   *
   * @param features names of all features that the program can work out: the model may ask for any
   *     of them, in any order, and is refused only where it asks for another
   */
  public static Loading<Ranker> load(
      ModelFiles files, Set<String> features, ModelSettings settings) {
    return ModelPackage.open(files, ModelKind.RANKER, settings)
        .then(
            model ->
                unknownFeatures(model.manifest(), features)
                    .or(() -> wrongTensors(model))
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

  private static Optional<String> unknownFeatures(ModelManifest manifest, Set<String> features) {
    Set<String> unknown = new TreeSet<>(manifest.features());
    unknown.removeAll(features);
    if (!unknown.isEmpty()) {
      return Optional.of(
          "it asks for the features %s, which this program cannot work out; it knows %s"
              .formatted(unknown, new TreeSet<>(features)));
    }
    return new HashSet<>(manifest.features()).size() == manifest.features().size()
        ? Optional.empty()
        : Optional.of("its manifest names a feature twice");
  }

  private static Optional<String> wrongTensors(ModelPackage model) {
    List<Tensor> known = inputs(model.manifest().features().size());
    List<Tensor> inputs = model.session().inputs();
    List<Tensor> outputs = model.session().outputs();
    for (Tensor input : inputs) {
      if (known.stream().noneMatch(input::fits)) {
        return Optional.of("this graph takes %s, a ranker is given %s".formatted(input, known));
      }
    }
    return outputs.stream().anyMatch(SCORES::fits)
        ? Optional.empty()
        : Optional.of("a ranker gives %s, this graph gives %s".formatted(SCORES, outputs));
  }

  private static List<Tensor> inputs(long features) {
    List<Tensor> inputs = new ArrayList<>(INPUTS);
    inputs.removeLast();
    inputs.add(new Tensor(FEATURES, "float", List.of(-1L, -1L, features)));
    return inputs;
  }

  /** Whether the graph takes anything but features. */
  public boolean takesVectors() {
    return !taken.equals(Set.of(FEATURES));
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
    return scored(items, batch, Optional.empty());
  }

  /** The same, but ended when the time is over; then it has failed. */
  public Scoring score(ItemMatrix items, RankerBatch batch, Duration limit, RunningCall call) {
    return call.within(limit, () -> scored(items, batch, Optional.of(call)));
  }

  private Scoring scored(ItemMatrix items, RankerBatch batch, Optional<RunningCall> call) {
    if (items.dimensions() != batch.dimensions()) {
      throw new IllegalArgumentException(
          "items have %d dimensions, the batch has %d"
              .formatted(items.dimensions(), batch.dimensions()));
    }
    return compacting && taken.contains("items")
        ? scoreCompact(items, batch, call)
        : run(items, batch.recentRows(), batch.candidateRows(), batch, call);
  }

  private Scoring scoreCompact(ItemMatrix items, RankerBatch batch, Optional<RunningCall> call) {
    CompactItems mine = Optional.ofNullable(idle.poll()).orElseGet(CompactItems::new);
    try {
      return run(mine.compact(items, batch), mine.recent(), mine.candidates(), batch, call);
    } finally {
      idle.add(mine);
    }
  }

  private Scoring run(
      ItemMatrix items,
      IntBuffer recentRows,
      IntBuffer candidateRows,
      RankerBatch batch,
      Optional<RunningCall> call) {
    Map<String, OnnxTensor> inputs = new HashMap<>();
    try (OnnxTensor scores =
        DirectBuffers.tensor(batch.scoreValues(), batch.shoppers(), batch.candidates())) {
      for (String input : taken) {
        inputs.put(input, tensor(input, items, recentRows, candidateRows, batch));
      }
      try (OrtSession.Result _ = model.session().run(inputs, Map.of("scores", scores), call)) {
        return new Scoring.Scored();
      }
    } catch (OrtException e) {
      return new Scoring.Failed(String.valueOf(e.getMessage()));
    } finally {
      inputs.values().forEach(OnnxTensor::close);
    }
  }

  private static OnnxTensor tensor(
      String input,
      ItemMatrix items,
      IntBuffer recentRows,
      IntBuffer candidateRows,
      RankerBatch batch) {
    long b = batch.shoppers();
    long r = batch.recentItems();
    long c = batch.candidates();
    long d = batch.dimensions();
    return switch (input) {
      case "items" -> DirectBuffers.tensor(items.view(), items.rows(), items.width());
      case "recent" -> DirectBuffers.tensor(recentRows, b, r);
      case "recentWeight" -> DirectBuffers.tensor(batch.recentWeights(), b, r);
      case "candidates" -> DirectBuffers.tensor(candidateRows, b, c);
      case "shortVector" -> DirectBuffers.tensor(batch.shortVectors(), b, d);
      case "longVector" -> DirectBuffers.tensor(batch.longVectors(), b, d);
      case FEATURES -> DirectBuffers.tensor(batch.featureValues(), b, c, batch.features());
      default -> throw new IllegalStateException("no ranker is given " + input);
    };
  }

  @Override
  public void close() {
    model.session().close();
  }
}
