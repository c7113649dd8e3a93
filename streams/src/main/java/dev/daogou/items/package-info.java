/**
 * What shoppers' behaviour says of items: popularity, who comes after whom, what is bought
 * together, and behaviour vectors. Each item's state lives in one task; every instance holds a
 * bounded summary of all items in memory.
 */
package dev.daogou.items;
