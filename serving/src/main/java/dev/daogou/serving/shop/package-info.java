/**
 * A demo shop at {@code /shop/}, where {@code daogou.shop.enabled} is set: what a shop's own server
 * has, as far as pages need it. It knows its items and finds them, and it signs the tokens of its
 * shoppers. Everything else its pages do with the JavaScript client, as any shop's pages would.
 */
package dev.daogou.serving.shop;
