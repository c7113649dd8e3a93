/**
 * Simulated shoppers, without any HTTP: a {@link dev.daogou.storefront.simulator.Taste} lasts, an
 * {@link dev.daogou.storefront.simulator.Intent} lasts for one visit, and the {@link
 * dev.daogou.storefront.simulator.ChoiceModel} turns both into the probability of every item. A
 * visit is drawn as a whole before any recommendation is asked for, so that no list can influence
 * what is measured against it. The same seed gives the same shoppers and the same visits.
 */
package dev.daogou.storefront.simulator;
