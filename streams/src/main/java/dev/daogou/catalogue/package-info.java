/**
 * Items: updates merged, texts embedded, and the view of all items that every instance holds in
 * memory with their fixed vectors. A fixed vector is the content embedding followed by a signature
 * that is derived from the item's id.
 */
package dev.daogou.catalogue;
