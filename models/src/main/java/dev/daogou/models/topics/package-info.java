/**
 * Training where it runs: events and catalogue read from a shop's own topics, up to given offsets,
 * and the announcement of what was learned, which the running service takes up.
 */
package dev.daogou.models.topics;
