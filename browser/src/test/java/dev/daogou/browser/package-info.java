/**
 * The board and the shop as people see them: a real browser on the real demo. Each test has pages
 * of its own; the demo is one for all of them. Without Chromium these tests are skipped.
 */
package dev.daogou.browser;
