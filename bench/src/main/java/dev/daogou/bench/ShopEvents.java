package dev.daogou.bench;

import dev.daogou.schemas.CartAdd;
import dev.daogou.schemas.Consent;
import dev.daogou.schemas.ItemView;
import dev.daogou.schemas.OrderLine;
import dev.daogou.schemas.OrderPlaced;
import dev.daogou.schemas.Origin;
import dev.daogou.schemas.StorefrontEvent;
import java.time.Instant;
import java.util.List;
import java.util.Random;

/**
 * What shoppers of a large catalogue do: mostly views of things of a few kinds that each of them
 * likes, now and then into the cart, now and then an order. The same in every run.
 */
final class ShopEvents {
  private static final double INTO_CART = 0.10;
  private static final double ORDERED = 0.04;
  private static final double OTHER_KIND = 0.2;
  private static final int LIKED = 4;

  private final ShopCatalogue catalogue;
  private final Zipf topics;
  private final Zipf editions;
  private final Random random = new Random(23);
  private final int[] last;
  private final int[] topic;
  private long made;

  ShopEvents(ShopCatalogue catalogue, int shoppers) {
    this.catalogue = catalogue;
    this.topics = new Zipf(catalogue.topics(), 0.7);
    this.editions = new Zipf(catalogue.items() / catalogue.topics(), 0.8);
    this.last = new int[shoppers];
    this.topic = new int[shoppers];
    for (int shopper = 0; shopper < shoppers; shopper++) {
      last[shopper] = -1;
      topic[shopper] = liked(shopper);
    }
  }

  static String id(int shopper) {
    return "s" + shopper;
  }

  int shoppers() {
    return last.length;
  }

  /** What a shopper does next. */
  StorefrontEvent next(int shopper, Instant time, Origin origin) {
    return StorefrontEvent.newBuilder()
        .setId("e" + made++)
        .setShopper(id(shopper))
        .setTime(time)
        .setConsent(Consent.PERSONALIZE)
        .setOrigin(origin)
        .setPayload(payload(shopper))
        .build();
  }

  private Object payload(int shopper) {
    double kind = last[shopper] < 0 ? 1 : random.nextDouble();
    if (kind < ORDERED) {
      Double price = catalogue.item(last[shopper]).getPrice();
      OrderLine line = new OrderLine(ShopCatalogue.id(last[shopper]), 1, price);
      return new OrderPlaced("o" + made, List.of(line), "CNY");
    }
    if (kind < ORDERED + INTO_CART) {
      return new CartAdd(ShopCatalogue.id(last[shopper]), 1, null, null);
    }
    if (random.nextDouble() < OTHER_KIND) {
      topic[shopper] = liked(shopper);
    }
    last[shopper] = topic[shopper] + catalogue.topics() * editions.next(random);
    return new ItemView(ShopCatalogue.id(last[shopper]), null);
  }

  private int liked(int shopper) {
    return topics.next(new Random(31L * shopper + random.nextInt(LIKED)));
  }
}
