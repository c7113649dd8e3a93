package dev.daogou.recommender.inference;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.nio.LongBuffer;
import java.util.HashMap;
import java.util.Map;

/**
 * Native-order direct memory, by name, that grows and is used again: ONNX Runtime reads and writes
 * it in place, where it would copy heap arrays. One thread at a time.
 */
final class DirectBuffers {
  private final Map<String, ByteBuffer> memory = new HashMap<>();

  FloatBuffer floats(String name, int size) {
    return bytes(name, Math.multiplyExact(size, Float.BYTES)).asFloatBuffer().limit(size);
  }

  IntBuffer ints(String name, int size) {
    return bytes(name, Math.multiplyExact(size, Integer.BYTES)).asIntBuffer().limit(size);
  }

  LongBuffer longs(String name, int size) {
    return bytes(name, Math.multiplyExact(size, Long.BYTES)).asLongBuffer().limit(size);
  }

  private ByteBuffer bytes(String name, int size) {
    ByteBuffer kept = memory.get(name);
    if (kept == null || kept.capacity() < size) {
      int grown = Math.max(64, Integer.highestOneBit(Math.max(1, size - 1)) << 1);
      kept = ByteBuffer.allocateDirect(Math.max(size, grown)).order(ByteOrder.nativeOrder());
      memory.put(name, kept);
    }
    return kept;
  }

  static OnnxTensor tensor(FloatBuffer values, long... shape) {
    try {
      return OnnxTensor.createTensor(OnnxEnvironment.environment(), values, shape);
    } catch (OrtException e) {
      throw new IllegalStateException("buffer does not have the size of its shape", e);
    }
  }

  static OnnxTensor tensor(IntBuffer values, long... shape) {
    try {
      return OnnxTensor.createTensor(OnnxEnvironment.environment(), values, shape);
    } catch (OrtException e) {
      throw new IllegalStateException("buffer does not have the size of its shape", e);
    }
  }

  static OnnxTensor tensor(LongBuffer values, long... shape) {
    try {
      return OnnxTensor.createTensor(OnnxEnvironment.environment(), values, shape);
    } catch (OrtException e) {
      throw new IllegalStateException("buffer does not have the size of its shape", e);
    }
  }
}
