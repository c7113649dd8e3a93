/**
 * What more partitions mean for what is stored: where each record of the changelogs belongs among
 * them. Knows all stages, and none of them knows it.
 */
package dev.daogou.move;
