/**
 * Google Analytics 4's e-commerce events, as its Measurement Protocol sends them.
 *
 * @see <a href="https://developers.google.com/analytics/devguides/collection/protocol/ga4">the
 *     protocol</a>
 */
package dev.daogou.vocabularies.ga4;
