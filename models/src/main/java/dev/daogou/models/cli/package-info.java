/** The command line of training: {@code train encoder} and {@code train ranker}. */
package dev.daogou.models.cli;
