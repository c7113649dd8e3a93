/**
 * Who may do what over HTTP, decided before a request reaches the resource that answers it. {@link
 * dev.daogou.serving.security.Endpoints} is the map: one line for each endpoint, and what is not in
 * it is refused. Keys and tokens are checked here; no resource asks for them.
 */
package dev.daogou.serving.security;
