/**
 * The command line behind {@code ./daogou}: options are parsed here, the work is done in the other
 * packages. Exit codes: 0 done, 1 failed, 2 wrong usage.
 */
package dev.daogou.storefront.cli;
