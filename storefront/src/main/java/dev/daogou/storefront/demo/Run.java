package dev.daogou.storefront.demo;

import dev.daogou.storefront.service.Shop;
import dev.daogou.storefront.simulator.HitRates;
import dev.daogou.storefront.simulator.Popularity;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What all shoppers of one run share: the shop, the pace, and the figures.
 *
 * @param name makes ids of events unique among runs
 * @param freshnessShare share of views whose freshness is measured
 * @param levels how many lists were read at each level of service
 * @param readsFailed by reason
 * @param sendsFailed by reason
 */
record Run(
    String name,
    Shop shop,
    Pacer pacer,
    double freshnessShare,
    Popularity popularity,
    HitRates hitRates,
    Freshness freshness,
    AtomicLong eventsIn,
    Map<String, Long> levels,
    Map<String, Long> readsFailed,
    Map<String, Long> sendsFailed) {

  Run(String name, Shop shop, double rate, double freshnessPerSecond) {
    this(
        name,
        shop,
        new Pacer(rate),
        Math.min(1, freshnessPerSecond / rate),
        new Popularity(),
        new HitRates(),
        new Freshness(),
        new AtomicLong(),
        new ConcurrentHashMap<>(),
        new ConcurrentHashMap<>(),
        new ConcurrentHashMap<>());
  }
}
