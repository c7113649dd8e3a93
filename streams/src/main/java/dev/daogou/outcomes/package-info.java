/**
 * Last stage: what was shown is joined with what came of it. For each list that a shopper saw or
 * acted on there is one outcome, written again whenever more becomes known of it; labels for
 * training, attribution and the live figures are all fed from this one join. The events of a
 * shopper lie in one partition, so the join needs no repartitioning.
 */
package dev.daogou.outcomes;
