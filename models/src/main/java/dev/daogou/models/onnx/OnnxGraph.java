package dev.daogou.models.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Map;

/** Builds one ONNX graph, node after node. Values are named; a node answers its output's name. */
public final class OnnxGraph {
  private static final int OPSET = 17;
  private static final int IR_VERSION = 8;

  /** Element types that our graphs use. */
  public enum Type {
    FLOAT(TensorProto.DataType.FLOAT),
    INT32(TensorProto.DataType.INT32),
    INT64(TensorProto.DataType.INT64);

    private final TensorProto.DataType onnx;

    Type(TensorProto.DataType onnx) {
      this.onnx = onnx;
    }
  }

  private final GraphProto.Builder graph = GraphProto.newBuilder();
  private int next;

  public OnnxGraph(String name) {
    graph.setName(name);
  }

  /** Declares an input; a dimension is a number or, as any other text, a symbol. */
  public String input(String name, Type type, String... dimensions) {
    graph.addInput(value(name, type, dimensions));
    return name;
  }

  /** Declares an output that a node named so. */
  public void output(String name, Type type, String... dimensions) {
    graph.addOutput(value(name, type, dimensions));
  }

  private static ValueInfoProto value(String name, Type type, String... dimensions) {
    TensorShapeProto.Builder shape = TensorShapeProto.newBuilder();
    for (String dimension : dimensions) {
      if (dimension.chars().allMatch(Character::isDigit)) {
        shape.addDimBuilder().setDimValue(Long.parseLong(dimension));
      } else {
        shape.addDimBuilder().setDimParam(dimension);
      }
    }
    return ValueInfoProto.newBuilder()
        .setName(name)
        .setType(
            TypeProto.newBuilder()
                .setTensorType(
                    TypeProto.Tensor.newBuilder()
                        .setElemType(type.onnx.getNumber())
                        .setShape(shape)))
        .build();
  }

  /** Constant floats of a shape; no dimensions make a scalar. */
  public String floats(String name, float[] values, long... shape) {
    ByteBuffer raw = little(values.length * Float.BYTES);
    for (float value : values) {
      raw.putFloat(value);
    }
    return constant(name, TensorProto.DataType.FLOAT, raw, shape);
  }

  /** Constant 64-bit integers in one dimension, as axes, starts and ends are. */
  public String longs(String name, long... values) {
    ByteBuffer raw = little(values.length * Long.BYTES);
    for (long value : values) {
      raw.putLong(value);
    }
    return constant(name, TensorProto.DataType.INT64, raw, values.length);
  }

  /** Constant 32-bit integers of a shape; no dimensions make a scalar. */
  public String ints(String name, int[] values, long... shape) {
    ByteBuffer raw = little(values.length * Integer.BYTES);
    for (int value : values) {
      raw.putInt(value);
    }
    return constant(name, TensorProto.DataType.INT32, raw, shape);
  }

  /** Constant signed bytes of a shape. */
  public String bytes(String name, byte[] values, long... shape) {
    return constant(name, TensorProto.DataType.INT8, ByteBuffer.wrap(values), shape);
  }

  private String constant(String name, TensorProto.DataType type, ByteBuffer raw, long... shape) {
    TensorProto.Builder tensor =
        TensorProto.newBuilder()
            .setName(name)
            .setDataType(type.getNumber())
            .setRawData(ByteString.copyFrom(raw.rewind()));
    for (long length : shape) {
      tensor.addDims(length);
    }
    graph.addInitializer(tensor);
    return name;
  }

  private static ByteBuffer little(int size) {
    return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** Adds a node without attributes and answers its output. */
  public String node(String operator, String... inputs) {
    return node(operator, Map.of(), inputs);
  }

  /** Adds a node with whole-number attributes and answers its output. */
  public String node(String operator, Map<String, Long> attributes, String... inputs) {
    return named(operator + "_" + next++, operator, attributes, inputs);
  }

  /** Adds a node whose output has a given name. */
  public String named(
      String output, String operator, Map<String, Long> attributes, String... inputs) {
    NodeProto.Builder node =
        NodeProto.newBuilder().setName(output).setOpType(operator).addOutput(output);
    for (String input : inputs) {
      node.addInput(input);
    }
    attributes.forEach(
        (name, value) ->
            node.addAttribute(
                AttributeProto.newBuilder()
                    .setName(name)
                    .setType(AttributeProto.AttributeType.INT)
                    .setI(value)));
    graph.addNode(node);
    return output;
  }

  /** Adds a node with a list attribute, as Transpose and the reductions have. */
  public String nodeWithList(String operator, String attribute, long[] values, String... inputs) {
    return nodeWithList(operator, attribute, values, Map.of(), inputs);
  }

  /** Adds a node with a list attribute and whole-number attributes. */
  public String nodeWithList(
      String operator,
      String attribute,
      long[] values,
      Map<String, Long> attributes,
      String... inputs) {
    String output = node(operator, attributes, inputs);
    AttributeProto.Builder list =
        AttributeProto.newBuilder().setName(attribute).setType(AttributeProto.AttributeType.INTS);
    for (long value : values) {
      list.addInts(value);
    }
    graph.getNodeBuilder(graph.getNodeCount() - 1).addAttribute(list);
    return output;
  }

  /** The file's content. */
  public byte[] toBytes() {
    return ModelProto.newBuilder()
        .setIrVersion(IR_VERSION)
        .setProducerName("daogou")
        .addOpsetImport(OperatorSetIdProto.newBuilder().setDomain("").setVersion(OPSET))
        .setGraph(graph)
        .build()
        .toByteArray();
  }
}
