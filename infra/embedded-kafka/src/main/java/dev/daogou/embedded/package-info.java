/**
 * Kafka in the process of whoever needs it: one real KRaft node, broker and controller in one, for
 * the demo, for tests and for measurements. {@link dev.daogou.embedded.EmbeddedKafka} is the only
 * class that touches the broker's internals, which are not public API and change between versions.
 */
package dev.daogou.embedded;
