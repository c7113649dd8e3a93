/**
 * The ranker's word: many shoppers in one call of an ONNX model, and the blended score where the
 * model is missing, fails or is too slow.
 */
package dev.daogou.recommender.ranking;
