/** Vectors of many dimensions on a plane, so that people can look at them. */
package dev.daogou.serving.projection;
