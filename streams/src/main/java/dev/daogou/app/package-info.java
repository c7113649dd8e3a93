/**
 * What every stage leans on: settings, metric names, failure policy, memory bounds, and the program
 * around the topology.
 */
package dev.daogou.app;
