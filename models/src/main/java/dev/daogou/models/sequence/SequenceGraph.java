package dev.daogou.models.sequence;

import static dev.daogou.models.onnx.OnnxGraph.Type.FLOAT;
import static dev.daogou.models.onnx.OnnxGraph.Type.INT32;

import dev.daogou.models.onnx.OnnxGraph;
import dev.daogou.models.sequence.SequenceWeights.Array;
import java.util.Map;

/** The network as an ONNX graph; the item table is an input, so that items can be added to it. */
final class SequenceGraph {
  private static final float NOWHERE = -1e9f;

  private final OnnxGraph graph = new OnnxGraph("daogou-sequence");
  private final String origin = graph.longs("origin", 0);
  private final SequenceWeights weights;

  private SequenceGraph(SequenceWeights weights) {
    this.weights = weights;
  }

  static byte[] of(SequenceWeights weights) {
    return new SequenceGraph(weights).build();
  }

  private byte[] build() {
    String table = graph.input("items", FLOAT, "V", Integer.toString(weights.dimensions()));
    String recent = graph.input("recent", INT32, "B", "L");
    // A negative row is counted from the table's end and read in vain: padding attracts nothing.
    String items = graph.node("Gather", table, recent);
    String absent =
        graph.node(
            "Where",
            graph.node("Less", recent, graph.ints("zero", new int[] {0})),
            graph.floats("nowhere", new float[] {NOWHERE}),
            graph.floats("nothing", new float[] {0}));
    String length = graph.node("Shape", Map.of("start", 1L), recent);
    String state = graph.node("Add", items, upTo(length, weight("places")));
    String absentBefore = graph.node("Unsqueeze", absent, graph.longs("second", 1));
    for (int b = 0; b < weights.blocks(); b++) {
      state = block(SequenceWeights.BLOCK + b + ".", state, absentBefore);
    }
    String vector = pooled(norm("norm", state), items, absent, length);
    graph.named("vector", "LpNormalization", Map.of("axis", 1L, "p", 2L), vector);
    graph.output("vector", FLOAT, "B", Integer.toString(weights.dimensions()));
    return graph.toBytes();
  }

  private String block(String name, String state, String absent) {
    String in = linear(name + "in", norm(name + "norm1", state));
    int d = weights.dimensions();
    String query = part(in, 0, d);
    String key = graph.nodeWithList("Transpose", "perm", new long[] {0, 2, 1}, part(in, d, 2 * d));
    String scale = graph.floats(name + "scale", new float[] {(float) (1 / Math.sqrt(d))});
    String logits = graph.node("Mul", graph.node("MatMul", query, key), scale);
    String shares = graph.node("Softmax", Map.of("axis", 2L), graph.node("Add", logits, absent));
    String seen = linear(name + "out", graph.node("MatMul", shares, part(in, 2 * d, 3 * d)));
    String first = graph.node("Add", state, seen);
    String wide = graph.node("Relu", linear(name + "wide", norm(name + "norm2", first)));
    return graph.node("Add", first, linear(name + "narrow", wide));
  }

  private String part(String in, int from, int to) {
    return graph.node(
        "Slice",
        in,
        graph.longs("from" + in + from, from),
        graph.longs("to" + in + to, to),
        graph.longs("axis" + in + from, 2));
  }

  private String pooled(String state, String items, String absent, String length) {
    String newest =
        graph.node(
            "Slice",
            state,
            graph.longs("start", 0),
            graph.longs("after", 1),
            graph.longs("places.axis", 1));
    String here = graph.node("MatMul", state, weight("pool.here"));
    String there =
        graph.node(
            "Add", graph.node("MatMul", newest, weight("pool.newest")), weight("pool.shift"));
    String hidden = graph.node("Sigmoid", graph.node("Add", here, there));
    String last = graph.longs("last", 2);
    String scores = graph.node("Squeeze", graph.node("MatMul", hidden, weight("pool.score")), last);
    String placed = graph.node("Add", scores, upTo(length, weight("pool.place")));
    String shares = graph.node("Softmax", Map.of("axis", 1L), graph.node("Add", placed, absent));
    String row = graph.longs("row", 1);
    String mean = graph.node("MatMul", graph.node("Unsqueeze", shares, row), items);
    String turned = graph.node("Add", mean, graph.node("MatMul", newest, weight("turn")));
    return graph.node("Squeeze", turned, row);
  }

  private String upTo(String length, String places) {
    return graph.node("Slice", places, origin, length, origin);
  }

  private String linear(String name, String state) {
    return graph.node("Add", graph.node("MatMul", state, weight(name)), weight(name + ".shift"));
  }

  /** The operator's own epsilon is the one that training uses. */
  private String norm(String name, String state) {
    return graph.node(
        "LayerNormalization", state, weight(name + ".scale"), weight(name + ".shift"));
  }

  private String weight(String name) {
    Array array = weights.array(name);
    return graph.floats(name, array.values(), array.shape());
  }
}
