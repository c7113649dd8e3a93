package dev.daogou.recommender.links;

/**
 * An item and how strongly it belongs.
 *
 * @param weight decayed, distance-weighted count
 */
public record Neighbour(String item, float weight) {}
