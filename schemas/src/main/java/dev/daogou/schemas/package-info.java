/**
 * The contract between storefronts, Daogou and whoever consumes its recommendations: Avro values,
 * typed keys, and {@link dev.daogou.schemas.Topics}, the only place where topic names are written.
 */
package dev.daogou.schemas;
