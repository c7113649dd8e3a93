/** Start reading at {@link dev.daogou.PersonalizationTopology}. */
package dev.daogou;
