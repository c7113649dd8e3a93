package dev.daogou.serving.security;

import java.util.List;
import java.util.Optional;

/**
 * What a request says of itself, as far as it matters here.
 *
 * @param path its parts, not decoded
 * @param key what is shown as a key or token
 * @param shopperToken the token that names a shopper
 * @param tenants whose shops it names
 * @param origin of the page that sends it
 * @param address from which it comes, as {@link ClientAddress} tells clients apart
 */
record Asked(
    List<String> path,
    Optional<String> key,
    Optional<String> shopperToken,
    List<String> tenants,
    Optional<String> origin,
    String address) {}
