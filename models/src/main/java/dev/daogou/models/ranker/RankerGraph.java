package dev.daogou.models.ranker;

import static dev.daogou.models.onnx.OnnxGraph.Type.FLOAT;
import static dev.daogou.models.onnx.OnnxGraph.Type.INT32;

import dev.daogou.models.onnx.OnnxGraph;
import java.util.Map;

/**
 * The ranker as an ONNX graph. Batch, candidates, recent items, item rows and the vectors' width
 * are all free; only the number of features is fixed. See {@code
 * dev.daogou.recommender.inference.Ranker} for inputs.
 */
public final class RankerGraph {
  private static final float MASKED = -1e9f;
  private static final Map<String, Long> LAST_AXIS = Map.of("axis", -1L);
  private static final Map<String, Long> KEEP = Map.of("keepdims", 1L);

  private final OnnxGraph graph = new OnnxGraph("ranker");
  private final RankerWeights weights;
  private final String width;
  private final String axis1;
  private final String axis2;
  private final String zero;
  private final String one;
  private final String end;
  private final String leastNorm;
  private final String mask;
  private final String penalty;
  private final String logWeight;
  private final String anyRecent;

  private RankerGraph(RankerWeights weights) {
    this.weights = weights;
    inputs();
    axis1 = graph.longs("axis1", 1);
    axis2 = graph.longs("axis2", 2);
    zero = graph.longs("zero", 0);
    one = graph.longs("one", 1);
    end = graph.longs("end", Integer.MAX_VALUE);
    leastNorm = graph.floats("leastNorm", new float[] {Signals.LEAST_NORM});
    width = graph.node("Slice", graph.node("Shape", "shortVector"), one, graph.longs("two", 2));
    String none = graph.floats("none", new float[] {0});
    String present =
        graph.node("Cast", Map.of("to", 1L), graph.node("Greater", "recentWeight", none));
    mask = graph.node("Unsqueeze", present, axis1);
    penalty =
        graph.node(
            "Mul",
            graph.node("Sub", graph.floats("unit", new float[] {1}), mask),
            graph.floats("masked", new float[] {MASKED}));
    String least = graph.floats("leastWeight", new float[] {Signals.LEAST_WEIGHT});
    logWeight =
        graph.node("Unsqueeze", graph.node("Log", graph.node("Max", "recentWeight", least)), axis1);
    anyRecent = graph.nodeWithList("ReduceMax", "axes", new long[] {2}, KEEP, mask);
  }

  /** The file's content. */
  public static byte[] of(RankerWeights weights) {
    RankerGraph ranker = new RankerGraph(weights);
    ranker.scores(ranker.network(ranker.signals()));
    return ranker.graph.toBytes();
  }

  private void inputs() {
    graph.input("items", FLOAT, "N", "W");
    graph.input("recent", INT32, "B", "R");
    graph.input("recentWeight", FLOAT, "B", "R");
    graph.input("candidates", INT32, "B", "C");
    graph.input("shortVector", FLOAT, "B", "D");
    graph.input("longVector", FLOAT, "B", "D");
    graph.input("features", FLOAT, "B", "C", Integer.toString(weights.features().size()));
    graph.output("scores", FLOAT, "B", "C");
  }

  private String signals() {
    String rows = graph.node("Gather", Map.of("axis", 0L), "items", "candidates");
    String fixed = unit(graph.node("Slice", rows, zero, width, axis2));
    String behaviour = unit(graph.node("Slice", rows, width, end, axis2));
    String recentRows = graph.node("Gather", Map.of("axis", 0L), "items", "recent");
    String recent = unit(graph.node("Slice", recentRows, zero, width, axis2));
    String turned = graph.nodeWithList("Transpose", "perm", new long[] {0, 2, 1}, recent);
    String fixedSimilarity = graph.node("MatMul", fixed, turned);
    String behaviourSimilarity = graph.node("MatMul", behaviour, turned);
    String shortVector = column("shortVector");
    String longVector = column("longVector");
    return graph.node(
        "Concat",
        LAST_AXIS,
        attended("fixed", fixedSimilarity),
        attended("behaviour", behaviourSimilarity),
        closest(fixedSimilarity),
        newest(behaviourSimilarity),
        graph.node("MatMul", fixed, shortVector),
        graph.node("MatMul", behaviour, shortVector),
        graph.node("MatMul", fixed, longVector),
        graph.node("MatMul", behaviour, longVector),
        "features");
  }

  private String unit(String vectors) {
    String norm = graph.nodeWithList("ReduceL2", "axes", new long[] {-1}, KEEP, vectors);
    return graph.node("Div", vectors, graph.node("Max", norm, leastNorm));
  }

  private String column(String vector) {
    return graph.node("Unsqueeze", unit(vector), axis2);
  }

  private String attended(String name, String similarity) {
    String temperature =
        graph.floats(name + "Temperature", new float[] {Signals.ATTENTION.temperature()});
    String recency = graph.floats(name + "Recency", new float[] {Signals.ATTENTION.recency()});
    String logits =
        graph.node(
            "Add",
            graph.node(
                "Add",
                graph.node("Mul", similarity, temperature),
                graph.node("Mul", logWeight, recency)),
            penalty);
    String share = graph.node("Softmax", LAST_AXIS, logits);
    String counted = graph.node("Mul", graph.node("Mul", share, similarity), mask);
    return graph.node("ReduceSum", KEEP, counted, axis2);
  }

  private String closest(String similarity) {
    String present = graph.node("Add", graph.node("Mul", similarity, mask), penalty);
    String largest = graph.nodeWithList("ReduceMax", "axes", new long[] {2}, KEEP, present);
    return graph.node("Mul", largest, anyRecent);
  }

  private String newest(String similarity) {
    return graph.node("Slice", graph.node("Mul", similarity, mask), zero, one, axis2);
  }

  private String network(String inputs) {
    int count = weights.inputs();
    String centred = graph.node("Sub", inputs, graph.floats("mean", weights.mean(), count));
    String scaled =
        graph.node("Div", centred, graph.floats("deviation", weights.deviation(), count));
    String standard =
        graph.node(
            "Clip",
            scaled,
            graph.floats("lowest", new float[] {-RankerWeights.CLIP}),
            graph.floats("highest", new float[] {RankerWeights.CLIP}));
    String sum = network("network0", weights.networks().getFirst(), standard, count);
    for (int n = 1; n < weights.networks().size(); n++) {
      String score = network("network" + n, weights.networks().get(n), standard, count);
      sum = graph.node("Add", sum, score);
    }
    float share = 1f / weights.networks().size();
    return graph.node("Mul", sum, graph.floats("share", new float[] {share}));
  }

  private String network(String name, Network network, String standard, int count) {
    String linear =
        graph.node("MatMul", standard, graph.floats(name + "Linear", network.linear(), count, 1));
    String wide =
        layer(standard, name + "First", network.first(), network.firstBias(), count, Network.WIDE);
    String narrow =
        layer(
            wide,
            name + "Second",
            network.second(),
            network.secondBias(),
            Network.WIDE,
            Network.NARROW);
    String last =
        graph.node(
            "MatMul", narrow, graph.floats(name + "Last", network.last(), Network.NARROW, 1));
    return graph.node("Add", linear, last);
  }

  private String layer(
      String input, String name, float[] matrix, float[] bias, int inputs, int outputs) {
    String product = graph.node("MatMul", input, graph.floats(name, matrix, inputs, outputs));
    String sum = graph.node("Add", product, graph.floats(name + "Bias", bias, outputs));
    return graph.node("Relu", sum);
  }

  private void scores(String column) {
    graph.named("scores", "Squeeze", Map.of(), column, axis2);
  }
}
