/**
 * Checks what Daogou is shipped with, images, compose file and manifests, against the program: its
 * settings, topics, ports and build. Neither a Docker engine nor a cluster is needed.
 */
package dev.daogou.deployment;
