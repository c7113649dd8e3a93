/**
 * Conditions on items that a reader may state in a request: a small part of the Common Expression
 * Language, checked before it runs, without loops, arithmetic or regular expressions, so that what
 * an evaluation costs is bounded by the length of the text.
 *
 * @see <a href="https://cel.dev">Common Expression Language</a>
 */
package dev.daogou.serving.filter;
