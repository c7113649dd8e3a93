/** The compact form in which what is learned is stored. */
package dev.daogou.recommender.state;
