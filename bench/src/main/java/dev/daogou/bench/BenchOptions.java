package dev.daogou.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * What measurements may be told.
 *
 * @param quick smaller and fewer rounds
 * @param backfill for ingest: history that is back-filled beside history that is replayed
 * @param rate for freshness and rolling: events a second, where it is said
 * @param log for neighbours and replay: recorded sessions
 * @param clicks for neighbours: clicks a second while the index is written
 * @param vectors for vectors: of how many graphs are built
 * @param length for faults: how long they strike
 * @param seed for faults: of everything that is left to chance
 * @param only for faults: a word in the names of those that are to strike
 */
record BenchOptions(
    boolean quick,
    boolean backfill,
    Optional<Integer> rate,
    Path log,
    int clicks,
    int vectors,
    Duration length,
    long seed,
    Optional<String> only) {}
