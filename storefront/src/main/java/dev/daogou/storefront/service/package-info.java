/**
 * Daogou's HTTP interface as a storefront uses it: events and items as JSON, and answers as values,
 * so that a busy or absent service is handled and not thrown.
 */
package dev.daogou.storefront.service;
