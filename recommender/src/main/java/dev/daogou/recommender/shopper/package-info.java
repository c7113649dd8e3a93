/**
 * What is kept of a shopper: the latest interactions, and the decayed vectors that follow from
 * them. Vectors are derived from the kept interactions in event time, so that a late event is right
 * and one taken back leaves no trace.
 */
package dev.daogou.recommender.shopper;
