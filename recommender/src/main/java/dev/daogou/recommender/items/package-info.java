/**
 * All items in memory: what is to be shown of each, and its fixed vector, which is the content
 * embedding followed by a signature that is derived from the item's id.
 */
package dev.daogou.recommender.items;
