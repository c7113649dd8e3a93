package dev.daogou.recommender.inference;

import ai.onnxruntime.OnnxTensor;
import java.util.Map;

/**
 * A batch of texts as a graph takes it.
 *
 * @param tensors by input name
 * @param lengths tokens of each text, without padding; pooling averages over them
 */
@SuppressWarnings("ArrayRecordComponent") // a short-lived value that is never compared
record EncoderBatch(Map<String, OnnxTensor> tensors, int[] lengths) implements AutoCloseable {
  @Override
  public void close() {
    tensors.values().forEach(OnnxTensor::close);
  }
}
