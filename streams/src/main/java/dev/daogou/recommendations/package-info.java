/**
 * The list that is published: what may not be shown is out, variety is in, and a list is written
 * only when it has changed.
 */
package dev.daogou.recommendations;
