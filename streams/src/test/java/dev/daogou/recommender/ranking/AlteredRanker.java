package dev.daogou.recommender.ranking;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.daogou.recommender.features.Feature;
import dev.daogou.recommender.inference.ModelFiles;
import dev.daogou.recommender.inference.ModelManifest;
import dev.daogou.recommender.inference.ModelSettings;
import dev.daogou.recommender.inference.Ranker;
import dev.daogou.recommender.sources.CandidateLimits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The shipped ranker with one more node at its end, which does it no good. */
public final class AlteredRanker {
  private static final String RAW = "rawScores";

  private AlteredRanker() {}

  /** Its scores are no numbers. */
  public static Ranker withoutNumbers(Path directory) throws IOException {
    var nan =
        TensorProto.newBuilder()
            .setName("nan")
            .setDataType(TensorProto.DataType.FLOAT.getNumber())
            .addFloatData(Float.NaN);
    return load(directory, "Mul", nan);
  }

  /** It can score two shoppers at once, and fails with any other number of them. */
  public static Ranker forPairs(Path directory) throws IOException {
    var shape =
        TensorProto.newBuilder()
            .setName("shape")
            .setDataType(TensorProto.DataType.INT64.getNumber())
            .addDims(2)
            .addInt64Data(2)
            .addInt64Data(CandidateLimits.defaults().most());
    return load(directory, "Reshape", shape);
  }

  public static Ranker shipped() {
    return Ranker.load(ModelFiles.shippedRanker(), Feature.names(), ModelSettings.defaults())
        .orThrow();
  }

  private static Ranker load(Path directory, String operator, TensorProto.Builder constant)
      throws IOException {
    ModelFiles shipped = ModelFiles.shippedRanker();
    byte[] graph = altered(shipped.read(ModelFiles.GRAPH).orElseThrow(), operator, constant);
    ModelManifest manifest =
        new ObjectMapper()
            .readValue(shipped.read(ModelFiles.MANIFEST).orElseThrow(), ModelManifest.class)
            .withChecksums(Map.of(ModelFiles.GRAPH, ModelManifest.sha256(graph)));
    Files.write(directory.resolve(ModelFiles.GRAPH), graph);
    Files.writeString(directory.resolve(ModelFiles.MANIFEST), manifest.toJson());
    return Ranker.load(ModelFiles.in(directory), Feature.names(), ModelSettings.defaults())
        .orThrow();
  }

  private static byte[] altered(byte[] bytes, String operator, TensorProto.Builder constant)
      throws IOException {
    ModelProto.Builder model = ModelProto.parseFrom(bytes).toBuilder();
    var graph = model.getGraphBuilder();
    for (NodeProto.Builder node : graph.getNodeBuilderList()) {
      for (int i = 0; i < node.getOutputCount(); i++) {
        if (node.getOutput(i).equals("scores")) {
          node.setOutput(i, RAW);
        }
      }
    }
    graph.addInitializer(constant);
    graph.addNode(
        NodeProto.newBuilder()
            .setName("last")
            .setOpType(operator)
            .addInput(RAW)
            .addInput(constant.getName())
            .addOutput("scores"));
    return model.build().toByteArray();
  }
}
