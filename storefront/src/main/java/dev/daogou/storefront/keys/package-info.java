/** Makes keys for the service, which itself only ever knows their hashes. */
package dev.daogou.storefront.keys;
