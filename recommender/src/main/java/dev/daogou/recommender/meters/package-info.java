/** What is counted and timed of a recommendation. */
package dev.daogou.recommender.meters;
