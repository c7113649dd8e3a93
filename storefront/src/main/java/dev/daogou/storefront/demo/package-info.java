/**
 * {@code ./daogou demo}: a Kafka node in this process, the real service as a child process, and
 * simulated shoppers who visit it over HTTP; and {@code ./daogou start}, the same service against a
 * Kafka that is already there.
 */
package dev.daogou.storefront.demo;
