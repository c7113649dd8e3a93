/**
 * The demo shop's catalogue: jewellery, phones and accessories in English and Chinese, composed
 * from the word lists beside this package. The same lists always give the same items, in the same
 * order.
 */
package dev.daogou.storefront.catalogue;
