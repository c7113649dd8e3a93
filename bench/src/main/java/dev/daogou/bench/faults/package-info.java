/**
 * A suite of faults: the program runs as several processes under a counted load while processes are
 * killed and stopped, Kafka goes away, disks fill up, and strangers send whatever they like. At the
 * end everything that was acknowledged is looked for.
 */
@NullMarked
package dev.daogou.bench.faults;

import org.jspecify.annotations.NullMarked;
