/**
 * What a ranker is told of a candidate: numbers by name, of which a model's manifest picks its own.
 */
package dev.daogou.recommender.features;
