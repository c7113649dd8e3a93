/**
 * The command lines {@code train encoder}, {@code train ranker}, {@code train sequence} and {@code
 * evaluate}.
 */
package dev.daogou.models.cli;
