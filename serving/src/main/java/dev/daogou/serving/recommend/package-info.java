/**
 * The way out over HTTP: the recommendations topic as a table in this process, read by interactive
 * query, and the lists as they change, over server-sent events. A read that presents a receipt
 * waits briefly for a list that reflects the event behind it.
 */
package dev.daogou.serving.recommend;
