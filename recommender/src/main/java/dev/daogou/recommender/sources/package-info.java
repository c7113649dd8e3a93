/**
 * Which items may interest a shopper: several sources bring candidates with their scores, the best
 * of them go on.
 */
package dev.daogou.recommender.sources;
