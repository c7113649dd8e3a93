/**
 * {@code ./daogou import}: a shop's catalogue in the forms in which shops have it becomes catalogue
 * updates. An {@link dev.daogou.storefront.importer.ItemReader} turns a file into items one after
 * the other, never holding it as a whole; what cannot be used is refused with the line where it
 * stands and the reason. Sending is that of {@link dev.daogou.storefront.replay.Destination}.
 */
package dev.daogou.storefront.importer;
