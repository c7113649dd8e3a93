/**
 * What stream applications read with: clients that wait no longer than a timer allows, and that
 * find the record that stops a partition and set it aside.
 */
package dev.daogou.clients;
