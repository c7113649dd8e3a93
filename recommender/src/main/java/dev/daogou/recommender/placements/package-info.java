/**
 * Places in a shop where items are shown: each is a recipe of sources, a scorer, filters and an
 * arrangement, and all are ranked by the same code, whatever is known of the shopper.
 */
package dev.daogou.recommender.placements;
