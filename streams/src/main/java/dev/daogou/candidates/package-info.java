/**
 * Which items may interest a shopper: several sources bring candidates with their scores, the best
 * of them go on. Touched shoppers wait here for a moment, so that one call further down serves many
 * and several events of one shopper cost one list.
 */
package dev.daogou.candidates;
