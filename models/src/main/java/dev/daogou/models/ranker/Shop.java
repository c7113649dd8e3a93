package dev.daogou.models.ranker;

import dev.daogou.schemas.CatalogueItem;
import dev.daogou.schemas.StorefrontEvent;
import java.util.List;
import java.util.Map;

/**
 * A shop to learn from: what it sells and what was done in it.
 *
 * @param name for people
 * @param catalogue by item; empty where nothing but behaviour is known
 * @param events in order of time
 */
public record Shop(
    String name, Map<String, CatalogueItem> catalogue, List<StorefrontEvent> events) {}
