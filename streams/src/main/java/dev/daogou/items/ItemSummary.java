package dev.daogou.items;

import dev.daogou.schemas.ItemNeighbours;
import dev.daogou.schemas.ItemVectors;

/** The two records by which every instance learns of an item's behaviour. */
record ItemSummary(ItemVectors vectors, ItemNeighbours neighbours) {}
