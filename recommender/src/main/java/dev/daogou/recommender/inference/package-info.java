/**
 * Models as files: a directory (or a classpath resource) with {@code model.onnx} and a {@code
 * manifest.json} that says what it is.
 *
 * <p>Loading checks kind, checksums and the graph's real inputs and outputs, and answers with a
 * {@link dev.daogou.recommender.inference.Loading}: a model that does not fit is refused with a
 * reason, never half used. The same classes run on the CPU and the CUDA build of ONNX Runtime.
 */
package dev.daogou.recommender.inference;
