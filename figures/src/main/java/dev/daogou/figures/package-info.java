/**
 * Figures that the program tells of itself, whoever measures them: one name and one form for each.
 */
package dev.daogou.figures;
