/**
 * {@code ./daogou replay}: recorded logs of many shapes become events. A {@link
 * dev.daogou.storefront.replay.LogReader} turns lines into events as they are read and hands them
 * to a {@link dev.daogou.storefront.replay.Sink}; a {@link
 * dev.daogou.storefront.replay.Destination} sends them, by HTTP or straight to Kafka. No log is
 * ever held in memory as a whole. Ids of events follow from the log's content, so that sending a
 * log twice teaches nothing twice.
 */
package dev.daogou.storefront.replay;
