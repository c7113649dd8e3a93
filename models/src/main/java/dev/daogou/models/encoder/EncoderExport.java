package dev.daogou.models.encoder;

import dev.daogou.models.onnx.ModelDirectory;
import dev.daogou.recommender.inference.ModelKind;
import dev.daogou.recommender.inference.ModelManifest;
import dev.daogou.recommender.inference.ModelManifest.Tensor;
import dev.daogou.recommender.inference.ModelManifest.Tokenizer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Writes a trained encoder as a model directory. */
public final class EncoderExport {
  private EncoderExport() {}

  /**
   * Writes graph, vocabulary and manifest.
   *
   * @param training from what it was trained, free text by topic
   * @param metrics figures measured at the end of training
   */
  public static void write(
      EncoderTable table,
      String version,
      Map<String, String> training,
      Map<String, Double> metrics,
      Path directory) {
    ModelManifest manifest =
        new ModelManifest(
            ModelManifest.FORMAT_VERSION,
            ModelKind.TEXT_ENCODER,
            "daogou-text",
            version,
            List.of(
                new Tensor("ids", "int32", List.of(-1L, -1L)),
                new Tensor("weights", "float", List.of(-1L, -1L))),
            List.of(new Tensor("embedding", "float", List.of(-1L, (long) table.dimensions()))),
            table.dimensions(),
            new Tokenizer(
                Tokenizer.HASHED_NGRAMS,
                table.ngrams().maxFeatures(),
                table.ngrams().minGram(),
                table.ngrams().maxGram(),
                table.rows().count() - table.rows().learned()),
            List.of(),
            training,
            metrics,
            Map.of());
    ModelDirectory.write(
        directory,
        manifest,
        Map.of("model.onnx", EncoderGraph.of(table), "vocabulary.bin", table.rows().toBytes()));
  }
}
