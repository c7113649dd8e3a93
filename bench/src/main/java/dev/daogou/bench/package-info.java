/**
 * Measures Daogou beside floors and peers: each figure stands next to that of the least that any
 * solution must do, or of another library, taken in the same run on the same machine.
 */
package dev.daogou.bench;
