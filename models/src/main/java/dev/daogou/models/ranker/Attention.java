package dev.daogou.models.ranker;

/**
 * How candidates attend to recent items: logits are {@code temperature * similarity + recency *
 * ln(weight)}.
 *
 * @param temperature how much a more similar recent item counts
 * @param recency how much a recent item's weight counts
 */
public record Attention(float temperature, float recency) {}
