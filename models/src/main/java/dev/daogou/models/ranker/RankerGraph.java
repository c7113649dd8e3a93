package dev.daogou.models.ranker;

import static dev.daogou.models.onnx.OnnxGraph.Type.FLOAT;

import dev.daogou.models.onnx.OnnxGraph;
import java.util.List;
import java.util.Map;

/**
 * The ranker as an ONNX graph over the features of all candidates, whoever they are for. All its
 * networks go through the same few nodes side by side: for a shopper or two, a node costs more than
 * what it computes. See {@code dev.daogou.recommender.inference.Ranker} for inputs.
 */
public final class RankerGraph {
  private static final Map<String, Long> BATCH_AND_CANDIDATES = Map.of("start", 0L, "end", 2L);

  private final OnnxGraph graph = new OnnxGraph("ranker");
  private final RankerWeights weights;
  private final int inputs;

  private RankerGraph(RankerWeights weights) {
    this.weights = weights;
    this.inputs = weights.inputs();
    graph.input("features", FLOAT, "B", "C", Integer.toString(inputs));
    graph.output("scores", FLOAT, "B", "C");
  }

  /** The file's content. */
  public static byte[] of(RankerWeights weights) {
    RankerGraph ranker = new RankerGraph(weights);
    ranker.scores(ranker.networks(ranker.standard()));
    return ranker.graph.toBytes();
  }

  /** One standardised row a candidate. */
  private String standard() {
    String rows = graph.node("Reshape", "features", graph.longs("rows", -1, inputs));
    String centred = graph.node("Sub", rows, graph.floats("mean", weights.mean(), inputs));
    float[] scale = new float[inputs];
    for (int i = 0; i < inputs; i++) {
      scale[i] = 1 / weights.deviation()[i];
    }
    return graph.node(
        "Clip",
        graph.node("Mul", centred, graph.floats("scale", scale, inputs)),
        graph.floats("lowest", new float[] {-RankerWeights.CLIP}),
        graph.floats("highest", new float[] {RankerWeights.CLIP}));
  }

  private String networks(String standard) {
    String linear =
        graph.node("MatMul", standard, graph.floats("linear", weights.meanOfLinear(), inputs, 1));
    List<Network> deep = weights.networks().stream().filter(Network::isDeep).toList();
    return deep.isEmpty() ? linear : graph.node("Add", layers(standard, deep), linear);
  }

  private String layers(String standard, List<Network> deep) {
    var wide = SideBySide.first(deep, inputs);
    var narrow = SideBySide.second(deep);
    String last =
        graph.floats("last", SideBySide.last(deep, weights.networks().size()), narrow.outputs(), 1);
    return graph.node("MatMul", layer(layer(standard, "first", wide), "second", narrow), last);
  }

  private String layer(String input, String name, SideBySide layer) {
    String matrix = graph.floats(name, layer.matrix(), layer.inputs(), layer.outputs());
    String bias = graph.floats(name + "Bias", layer.bias(), layer.outputs());
    return graph.node("Relu", graph.node("Gemm", input, matrix, bias));
  }

  private void scores(String column) {
    String shape = graph.node("Shape", BATCH_AND_CANDIDATES, "features");
    graph.named("scores", "Reshape", Map.of(), column, shape);
  }
}
