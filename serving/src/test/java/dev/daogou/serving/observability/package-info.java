/**
 * Checks what stands in {@code infra/observability} against the program: every meter and label that
 * a dashboard or a rule names must be one that the program has.
 */
package dev.daogou.serving.observability;
