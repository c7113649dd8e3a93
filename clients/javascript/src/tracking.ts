import type { CartAdd, StorefrontEvent, ItemView, ListClick, ListView, OrderPlaced, OrderReversed } from "./events.js";
import type { Outcome } from "./outcomes.js";

type Fields<E extends StorefrontEvent, Named extends keyof E = never> = Omit<E, "type" | Named>;

/** A word for everything that a shopper does. */
export abstract class Tracking {
  /** Sends an event; settled when it is in Kafka, refused or given up; never rejects. */
  abstract track(event: StorefrontEvent): Promise<Outcome>;

  viewItem(item: string, fields: Fields<ItemView, "item"> = {}): Promise<Outcome> {
    return this.track({ type: "item-view", item, ...fields });
  }

  viewList(fields: Fields<ListView>): Promise<Outcome> {
    return this.track({ type: "list-view", ...fields });
  }

  clickList(item: string, fields: Fields<ListClick, "item"> = {}): Promise<Outcome> {
    return this.track({ type: "list-click", item, ...fields });
  }

  search(query: string, results?: number): Promise<Outcome> {
    return this.track({ type: "search", query, ...(results === undefined ? {} : { results }) });
  }

  addToCart(item: string, fields: Fields<CartAdd, "item"> = {}): Promise<Outcome> {
    return this.track({ type: "cart-add", item, ...fields });
  }

  removeFromCart(item: string, quantity = 1): Promise<Outcome> {
    return this.track({ type: "cart-remove", item, quantity });
  }

  wish(item: string): Promise<Outcome> {
    return this.track({ type: "wish", item });
  }

  unwish(item: string): Promise<Outcome> {
    return this.track({ type: "wish", item, removed: true });
  }

  placeOrder(fields: Fields<OrderPlaced>): Promise<Outcome> {
    return this.track({ type: "order-placed", ...fields });
  }

  reverseOrder(fields: Fields<OrderReversed>): Promise<Outcome> {
    return this.track({ type: "order-reversed", ...fields });
  }

  /** 1 (bad) to 5 (good). */
  rate(item: string, stars: number): Promise<Outcome> {
    return this.track({ type: "rating", item, stars });
  }

  /** The shopper said something to the guide. */
  say(text: string): Promise<Outcome> {
    return this.track({ type: "guide-turn", text });
  }

  /** Anything else; it is counted under its name. */
  other(name: string): Promise<Outcome> {
    return this.track({ type: "other", name });
  }
}
