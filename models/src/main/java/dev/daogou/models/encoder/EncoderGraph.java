package dev.daogou.models.encoder;

import static dev.daogou.models.onnx.OnnxGraph.Type.FLOAT;
import static dev.daogou.models.onnx.OnnxGraph.Type.INT32;

import dev.daogou.models.onnx.OnnxGraph;
import java.util.Map;

/**
 * The encoder as an ONNX graph: rows in signed bytes with a scale each, gathered, weighted, summed
 * and scaled to unit length.
 */
final class EncoderGraph {
  private static final long ONNX_FLOAT = 1L;

  private EncoderGraph() {}

  /** The file's content. */
  static byte[] of(EncoderTable table) {
    OnnxGraph graph = new OnnxGraph("text-encoder");
    graph.input("ids", INT32, "B", "L");
    graph.input("weights", FLOAT, "B", "L");
    graph.output("embedding", FLOAT, "B", Integer.toString(table.dimensions()));
    int rows = table.rows().count();
    float[] scales = new float[rows];
    byte[] values = quantised(table, scales);
    Map<String, Long> byRow = Map.of("axis", 0L);
    String gathered =
        graph.node("Gather", byRow, graph.bytes("rows", values, rows, table.dimensions()), "ids");
    String scale = graph.node("Gather", byRow, graph.floats("scales", scales, rows), "ids");
    String floats = graph.node("Cast", Map.of("to", ONNX_FLOAT), gathered);
    String axis = graph.longs("axis", 1);
    String weights = graph.node("Unsqueeze", graph.node("Mul", "weights", scale), axis);
    String sum = graph.node("Squeeze", graph.node("MatMul", weights, floats), axis);
    String norm =
        graph.nodeWithList("ReduceL2", "axes", new long[] {-1}, Map.of("keepdims", 1L), sum);
    String least = graph.floats("least", new float[] {1e-6f});
    graph.named("embedding", "Div", Map.of(), sum, graph.node("Max", norm, least));
    return graph.toBytes();
  }

  private static byte[] quantised(EncoderTable table, float[] scales) {
    int width = table.dimensions();
    byte[] bytes = new byte[scales.length * width];
    for (int row = 0; row < scales.length; row++) {
      float largest = 1e-9f;
      for (int i = row * width; i < (row + 1) * width; i++) {
        largest = Math.max(largest, Math.abs(table.values()[i]));
      }
      scales[row] = largest / Byte.MAX_VALUE;
      for (int i = row * width; i < (row + 1) * width; i++) {
        bytes[i] = (byte) Math.round(table.values()[i] / scales[row]);
      }
    }
    return bytes;
  }
}
