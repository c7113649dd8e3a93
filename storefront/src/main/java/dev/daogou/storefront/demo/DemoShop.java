package dev.daogou.storefront.demo;

import dev.daogou.storefront.keys.NewKey;
import java.security.SecureRandom;

/**
 * Opens the service's shop as a shop would be: with a publishable key for its pages, and a secret,
 * new in each run, that signs the tokens of its shoppers.
 */
final class DemoShop {
  private static final String KEY = "daogou.security.keys.shop.";

  private DemoShop() {}

  static ServiceSettings opened(ServiceSettings service, int port) {
    SecureRandom random = new SecureRandom();
    NewKey key = NewKey.create(random, true);
    String secret = NewKey.shopperSecret(random);
    String origins = "http://127.0.0.1:" + port + ",http://localhost:" + port;
    return service
        .with(KEY + "hash", key.hash())
        .with(KEY + "roles", "publish,read")
        .with(KEY + "kind", "browser")
        .with(KEY + "origins", origins)
        .with("daogou.security.shopper-secrets.default", secret)
        // Everybody at the demo comes from this machine.
        .with("daogou.security.rate.browser-address", 1000)
        .with("daogou.shop.enabled", true)
        .with("daogou.shop.key", key.text())
        .with("daogou.shop.shopper-secret", secret);
  }
}
