/** Running the service: settings, health, errors, metrics. */
package dev.daogou.serving.ops;
