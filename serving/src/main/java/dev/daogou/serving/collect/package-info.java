/**
 * The way in over HTTP: JSON becomes Avro, the rules of intake are asked, and the answer waits
 * until Kafka has acknowledged every record.
 */
package dev.daogou.serving.collect;
