package dev.daogou.bench.faults;

import dev.daogou.storefront.keys.NewKey;
import java.security.SecureRandom;
import java.util.List;

/**
 * The keys of the installation: one of the shop's server, which the counted load uses, and one that
 * stands in the shop's pages, which strangers have too.
 */
record Keys(NewKey shop, NewKey page) {
  /** A page that the key of pages belongs to. */
  static final String ORIGIN = "https://shop.example";

  /** Whose data strangers change; the counted load is another's. */
  static final String STRANGERS = "strangers";

  static Keys create() {
    SecureRandom random = new SecureRandom();
    return new Keys(NewKey.create(random, false), NewKey.create(random, true));
  }

  /** Arguments of the JVM that tell the program of them. */
  List<String> settings() {
    String keys = "-Ddaogou.security.keys.";
    return List.of(
        keys + "shop.hash=" + shop.hash(),
        keys + "shop.roles=publish,read,merchandise",
        keys + "shop.rate=10000",
        keys + "page.hash=" + page.hash(),
        keys + "page.roles=publish,read",
        keys + "page.kind=browser",
        keys + "page.origins=" + ORIGIN,
        keys + "page.tenant=" + STRANGERS);
  }
}
