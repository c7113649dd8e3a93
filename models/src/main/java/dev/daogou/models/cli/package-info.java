/** The command lines {@code train encoder}, {@code train ranker} and {@code evaluate}. */
package dev.daogou.models.cli;
