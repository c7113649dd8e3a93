/**
 * The default text encoder: an embedding bag over words, characters and n-grams, trained
 * contrastively on products that are generated from a bilingual lexicon, so that Chinese and
 * English texts of one product meet. What it has never seen keeps a random vector of its own.
 */
package dev.daogou.models.encoder;
