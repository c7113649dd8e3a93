package dev.daogou.models.quality;

/**
 * Where a figure would lie, 95 times of 100, had the log had other sessions of the same kind.
 *
 * @param low 2.5th percentile
 * @param high 97.5th percentile
 */
public record Interval(double low, double high) {}
