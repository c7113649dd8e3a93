/**
 * The command line of training: {@code train encoder}, {@code train ranker} and {@code train
 * sequence}.
 */
package dev.daogou.models.cli;
