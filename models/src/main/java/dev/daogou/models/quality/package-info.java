/**
 * {@code ./daogou evaluate}: how often the next click of a shopper stands in the list that the
 * shopper would have been shown. A recorded log goes event by event through the very classes that
 * the topology runs; models compete on the same candidates, and figures come with intervals.
 */
package dev.daogou.models.quality;
