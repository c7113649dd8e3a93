/**
 * The list that is shown: what may not be shown is out, variety is in, each item with its reason.
 */
package dev.daogou.recommender.lists;
