package dev.daogou.recommender.ranking;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto.Dimension;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import dev.daogou.recommender.features.Features;
import dev.daogou.recommender.inference.ModelFiles;
import dev.daogou.recommender.inference.ModelKind;
import dev.daogou.recommender.inference.ModelManifest;
import dev.daogou.recommender.inference.ModelManifest.Tensor;
import dev.daogou.recommender.inference.ModelSettings;
import dev.daogou.recommender.inference.Ranker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A ranker whose score is the sum of a candidate's features, times a factor. */
public final class LinearRanker {
  private static final long ANY = -1;

  private LinearRanker() {}

  /** Writes it as {@code linear@version}. */
  public static void write(Path directory, String version, float factor) throws IOException {
    List<Tensor> inputs =
        List.of(
            new Tensor("items", "float", List.of(ANY, ANY)),
            new Tensor("recent", "int32", List.of(ANY, ANY)),
            new Tensor("recentWeight", "float", List.of(ANY, ANY)),
            new Tensor("candidates", "int32", List.of(ANY, ANY)),
            new Tensor("shortVector", "float", List.of(ANY, ANY)),
            new Tensor("longVector", "float", List.of(ANY, ANY)),
            new Tensor("features", "float", List.of(ANY, ANY, (long) Features.usual().size())));
    Tensor scores = new Tensor("scores", "float", List.of(ANY, ANY));
    byte[] graph = graph(inputs, scores, factor);
    ModelManifest manifest =
        new ModelManifest(
            ModelManifest.FORMAT_VERSION,
            ModelKind.RANKER,
            "linear",
            version,
            inputs,
            List.of(scores),
            0,
            null,
            Features.usual(),
            Map.of(),
            Map.of(),
            Map.of(ModelFiles.GRAPH, ModelManifest.sha256(graph)));
    Files.createDirectories(directory);
    Files.write(directory.resolve(ModelFiles.GRAPH), graph);
    Files.writeString(directory.resolve(ModelFiles.MANIFEST), manifest.toJson());
  }

  public static Ranker load(Path directory) {
    return Ranker.load(ModelFiles.in(directory), Features.names(), ModelSettings.defaults())
        .orThrow();
  }

  private static byte[] graph(List<Tensor> inputs, Tensor scores, float factor) {
    GraphProto.Builder graph = GraphProto.newBuilder().setName("linear").addOutput(info(scores));
    inputs.forEach(input -> graph.addInput(info(input)));
    graph.addInitializer(
        TensorProto.newBuilder()
            .setName("axes")
            .setDataType(DataType.INT64.getNumber())
            .addDims(1)
            .addInt64Data(2));
    graph.addInitializer(
        TensorProto.newBuilder()
            .setName("factor")
            .setDataType(DataType.FLOAT.getNumber())
            .addFloatData(factor));
    graph.addNode(
        NodeProto.newBuilder()
            .setOpType("ReduceSum")
            .addInput("features")
            .addInput("axes")
            .addOutput("sum")
            .addAttribute(
                AttributeProto.newBuilder()
                    .setName("keepdims")
                    .setType(AttributeProto.AttributeType.INT)
                    .setI(0)));
    graph.addNode(
        NodeProto.newBuilder()
            .setOpType("Mul")
            .addInput("sum")
            .addInput("factor")
            .addOutput("scores"));
    return ModelProto.newBuilder()
        .setIrVersion(8)
        .addOpsetImport(OperatorSetIdProto.newBuilder().setDomain("").setVersion(17))
        .setGraph(graph)
        .build()
        .toByteArray();
  }

  private static ValueInfoProto info(Tensor tensor) {
    TensorShapeProto.Builder shape = TensorShapeProto.newBuilder();
    for (int i = 0; i < tensor.shape().size(); i++) {
      long length = tensor.shape().get(i);
      Dimension.Builder dimension = Dimension.newBuilder();
      shape.addDim(
          length == ANY ? dimension.setDimParam(tensor.name() + i) : dimension.setDimValue(length));
    }
    DataType type = tensor.type().equals("float") ? DataType.FLOAT : DataType.INT32;
    return ValueInfoProto.newBuilder()
        .setName(tensor.name())
        .setType(
            TypeProto.newBuilder()
                .setTensorType(
                    TypeProto.Tensor.newBuilder().setElemType(type.getNumber()).setShape(shape)))
        .build();
  }
}
