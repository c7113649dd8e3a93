/**
 * Does a text encoder earn its place? Neighbours on a real catalogue against plain n-gram TF-IDF,
 * and Chinese texts finding their English ones.
 */
package dev.daogou.models.evaluation;
