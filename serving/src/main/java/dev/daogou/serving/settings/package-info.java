/** What is configured of the recommender, read into the records that stand beside what they set. */
package dev.daogou.serving.settings;
