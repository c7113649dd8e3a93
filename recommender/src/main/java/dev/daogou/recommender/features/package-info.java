/** What a ranker is told of a candidate besides the vectors. */
package dev.daogou.recommender.features;
