/** What the recommender may be told, checked when it is made. */
package dev.daogou.recommender.settings;
