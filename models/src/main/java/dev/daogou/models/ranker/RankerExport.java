package dev.daogou.models.ranker;

import dev.daogou.models.onnx.ModelDirectory;
import dev.daogou.recommender.inference.ModelKind;
import dev.daogou.recommender.inference.ModelManifest;
import dev.daogou.recommender.inference.ModelManifest.Tensor;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Writes a ranker as a model directory. */
public final class RankerExport {
  private RankerExport() {}

  /**
   * Writes graph and manifest.
   *
   * @param training from what it was trained, free text by topic
   * @param metrics figures measured at the end of training
   */
  public static void write(
      RankerWeights weights,
      String version,
      Map<String, String> training,
      Map<String, Double> metrics,
      Path directory) {
    ModelManifest manifest =
        new ModelManifest(
            ModelManifest.FORMAT_VERSION,
            ModelKind.RANKER,
            "daogou-ranker",
            version,
            inputs(weights.features().size()),
            List.of(new Tensor("scores", "float", List.of(-1L, -1L))),
            0,
            null,
            weights.features(),
            training,
            metrics,
            Map.of());
    ModelDirectory.write(directory, manifest, Map.of("model.onnx", RankerGraph.of(weights)));
  }

  private static List<Tensor> inputs(long features) {
    return List.of(new Tensor("features", "float", List.of(-1L, -1L, features)));
  }
}
