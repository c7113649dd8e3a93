/**
 * The packaged program as a process of its own against a real broker: the whole way, hostile input,
 * foreign clients, restarts and kills. Nothing of the service runs inside the test.
 */
package dev.daogou.serving.process;
