/**
 * What shoppers' behaviour says of items: popularity, who comes after whom, what is bought
 * together, and behaviour vectors; learned by adding, unlearned by subtracting.
 */
package dev.daogou.recommender.links;
