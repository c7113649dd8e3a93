/**
 * What the tests of this module have in common. Each of them stands in the package of the reader
 * that it tries, begins with good inputs, and says what must hold whatever becomes of them.
 */
package dev.daogou.fuzzing;
