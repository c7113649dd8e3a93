package dev.daogou.models.sequence;

import dev.daogou.models.onnx.ModelDirectory;
import dev.daogou.recommender.inference.LinearMap;
import dev.daogou.recommender.inference.ModelFiles;
import dev.daogou.recommender.inference.ModelKind;
import dev.daogou.recommender.inference.ModelManifest;
import dev.daogou.recommender.inference.ModelManifest.Tensor;
import dev.daogou.recommender.inference.SequenceModel;
import dev.daogou.recommender.vectors.Vectors;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Writes a sequence model as a model directory. */
public final class SequenceExport {
  private SequenceExport() {}

  /**
   * Where vectors of new items come from.
   *
   * @param map from content embeddings to item vectors
   * @param encoder name of the text encoder
   */
  public record Content(LinearMap map, String encoder) {}

  /**
   * Writes graph, items and manifest.
   *
   * @param training from what it was trained, free text by topic
   * @param metrics figures measured in training
   */
  public static void write(
      SequenceWeights weights,
      Vocabulary vocabulary,
      Optional<Content> content,
      String version,
      Map<String, String> training,
      Map<String, Double> metrics,
      Path directory) {
    Map<String, String> described = new TreeMap<>(training);
    described.put(SequenceModel.RECENT, Integer.toString(weights.recent()));
    Map<String, byte[]> files = new TreeMap<>();
    files.put(ModelFiles.GRAPH, SequenceGraph.of(weights));
    files.put(
        ModelFiles.ITEM_NAMES,
        (String.join("\n", vocabulary.items()) + "\n").getBytes(StandardCharsets.UTF_8));
    files.put(ModelFiles.ITEM_VECTORS, vectors(weights));
    content.ifPresent(
        given -> {
          described.put(SequenceModel.CONTENT_ENCODER, given.encoder());
          files.put(ModelFiles.CONTENT_MAP, given.map().toBytes());
        });
    ModelManifest manifest =
        new ModelManifest(
            ModelManifest.FORMAT_VERSION,
            ModelKind.SEQUENCE,
            "daogou-sequence",
            version,
            List.of(
                new Tensor("items", "float", List.of(-1L, (long) weights.dimensions())),
                new Tensor("recent", "int32", List.of(-1L, -1L))),
            List.of(new Tensor("vector", "float", List.of(-1L, (long) weights.dimensions()))),
            weights.dimensions(),
            null,
            List.of(),
            described,
            metrics,
            Map.of());
    ModelDirectory.write(directory, manifest, files);
  }

  private static byte[] vectors(SequenceWeights weights) {
    float[] rows = weights.values(SequenceWeights.ITEMS);
    ByteBuffer file = ByteBuffer.allocate(rows.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    for (float[] row : unitRows(weights)) {
      for (float value : row) {
        file.putFloat(value);
      }
    }
    return file.array();
  }

  /** Item vectors of length one, by row. */
  static float[][] unitRows(SequenceWeights weights) {
    float[] all = weights.values(SequenceWeights.ITEMS);
    int d = weights.dimensions();
    float[][] rows = new float[weights.items()][];
    for (int row = 0; row < rows.length; row++) {
      rows[row] = Vectors.normalise(java.util.Arrays.copyOfRange(all, row * d, (row + 1) * d));
    }
    return rows;
  }
}
