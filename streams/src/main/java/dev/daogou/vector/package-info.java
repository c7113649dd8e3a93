/**
 * Arithmetic on dense vectors, and search among them.
 *
 * <p>Everything here is free of Kafka and of any framework: arithmetic ({@link
 * dev.daogou.vector.Vectors}), compact storage ({@link dev.daogou.vector.Quantized}), vectors made
 * from ids ({@link dev.daogou.vector.Signature}), forgetting ({@link dev.daogou.vector.Decay}), and
 * nearest-neighbour search that sees a new vector at once ({@link
 * dev.daogou.vector.NeighbourSearch}).
 */
package dev.daogou.vector;
