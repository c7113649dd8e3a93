/**
 * Arithmetic on dense vectors, and search among them.
 *
 * <p>Everything here is free of Kafka and of any framework: arithmetic ({@link
 * dev.daogou.recommender.vectors.Vectors}), compact storage ({@link
 * dev.daogou.recommender.vectors.Quantized}), vectors made from ids ({@link
 * dev.daogou.recommender.vectors.Signature}), forgetting ({@link
 * dev.daogou.recommender.vectors.Decay}), and nearest-neighbour search that sees a new vector at
 * once ({@link dev.daogou.recommender.vectors.NeighbourSearch}).
 */
package dev.daogou.recommender.vectors;
