/**
 * Predicting ratings, measured by {@code ./daogou evaluate --format ratings}: two baselines, and a
 * factorisation that can learn rating by rating.
 */
package dev.daogou.models.ratings;
