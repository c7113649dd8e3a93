/**
 * Everything that one recorded log teaches: the sequence model, and the ranker that makes use of
 * it.
 */
package dev.daogou.models.learning;
