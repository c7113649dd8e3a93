package dev.daogou;

import dev.daogou.schemas.CartAdd;
import dev.daogou.schemas.CartRemove;
import dev.daogou.schemas.Consent;
import dev.daogou.schemas.ItemView;
import dev.daogou.schemas.OrderLine;
import dev.daogou.schemas.OrderPlaced;
import dev.daogou.schemas.OrderReversed;
import dev.daogou.schemas.Origin;
import dev.daogou.schemas.Search;
import dev.daogou.schemas.StorefrontEvent;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/** Events for tests, each with an id of its own unless one is given. */
public final class Events {
  /** When the tests' shop opens. */
  public static final Instant OPENING = Instant.parse("2026-03-01T09:00:00Z");

  private static long made;

  private Events() {}

  public static StorefrontEvent view(String shopper, String item, long second) {
    return of(shopper, second, new ItemView(item, null));
  }

  public static StorefrontEvent search(String shopper, String query, long second) {
    return of(shopper, second, new Search(query, null));
  }

  public static StorefrontEvent add(String shopper, String item, long second) {
    return of(shopper, second, new CartAdd(item, 1, null, null));
  }

  public static StorefrontEvent remove(String shopper, String item, long second) {
    return of(shopper, second, new CartRemove(item, 1));
  }

  public static StorefrontEvent order(String shopper, String order, long second, String... items) {
    List<OrderLine> lines = Arrays.stream(items).map(item -> new OrderLine(item, 1, null)).toList();
    return of(shopper, second, new OrderPlaced(order, lines, null));
  }

  public static StorefrontEvent reversal(
      String shopper, String order, long second, String... items) {
    return of(shopper, second, new OrderReversed(order, List.of(items), "cancelled"));
  }

  public static synchronized StorefrontEvent of(String shopper, long second, Object payload) {
    return of("e" + made++, shopper, second, payload);
  }

  public static StorefrontEvent of(String id, String shopper, long second, Object payload) {
    return StorefrontEvent.newBuilder()
        .setId(id)
        .setShopper(shopper)
        .setTime(OPENING.plusSeconds(second))
        .setConsent(Consent.PERSONALIZE)
        .setOrigin(Origin.LIVE)
        .setPayload(payload)
        .build();
  }
}
