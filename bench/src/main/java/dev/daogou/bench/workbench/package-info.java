/**
 * What measurements are made with: a Kafka and services in processes of their own, clocks, samples
 * and the report.
 */
package dev.daogou.bench.workbench;
