package dev.daogou.vocabularies;

import org.jspecify.annotations.Nullable;

/**
 * A product as an event names it.
 *
 * @param item its id
 * @param quantity pieces, at least 1
 * @param price price a piece; null where it is not told
 * @param position place in the list; null where it is not told
 * @param placement list that it stood in; null where it is not told
 * @param recommendationId list of ours that led to it; null where it is not told
 */
public record Product(
    String item,
    int quantity,
    @Nullable Double price,
    @Nullable Integer position,
    @Nullable String placement,
    @Nullable String recommendationId) {}
