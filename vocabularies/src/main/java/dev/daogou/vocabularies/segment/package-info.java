/**
 * Segment's calls and e-commerce events, versions 1 and 2; RudderStack's and PostHog's names are
 * the same.
 *
 * @see <a href="https://segment.com/docs/connections/spec/ecommerce/v2/">Segment's e-commerce
 *     specification</a>
 */
package dev.daogou.vocabularies.segment;
