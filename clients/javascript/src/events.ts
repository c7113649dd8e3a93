/** A product page was opened. */
export interface ItemView {
  type: "item-view";
  item: string;
  /** The list that led here. */
  recommendationId?: string;
}

/** A list of items was shown: an impression. */
export interface ListView {
  type: "list-view";
  /** Where it stood. */
  placement: string;
  /** The list that was shown, where Daogou made it. */
  recommendationId?: string;
  /** Item ids in the order shown. */
  items: readonly string[];
}

/** An item of a list was clicked. */
export interface ListClick {
  type: "list-click";
  item: string;
  placement?: string;
  /** Place in the list, from 0. */
  position?: number;
  recommendationId?: string;
}

/** The shopper searched. */
export interface Search {
  type: "search";
  /** As typed; 1 to 500 characters. */
  query: string;
  /** How many items were found. */
  results?: number;
}

/** An item was put into the cart. */
export interface CartAdd {
  type: "cart-add";
  item: string;
  /** Pieces, at least 1; 1 where absent. */
  quantity?: number;
  /** Price a piece. */
  price?: number;
  /** The list that led here. */
  recommendationId?: string;
}

/** An item was taken out of the cart: takes back the latest `cart-add` of it. */
export interface CartRemove {
  type: "cart-remove";
  item: string;
  quantity?: number;
}

/** An item was put on, or taken off, the wish list. */
export interface Wish {
  type: "wish";
  item: string;
  /** True: taken off, which takes back the latest wish of it. */
  removed?: boolean;
}

/** An order was placed. */
export interface OrderPlaced {
  type: "order-placed";
  order: string;
  /** At least one. */
  lines: readonly OrderLine[];
  /** ISO 4217 code of the prices. */
  currency?: string;
}

/** One item of an order. */
export interface OrderLine {
  item: string;
  quantity?: number;
  price?: number;
}

/** An order, or some of its lines, was cancelled or refunded. */
export interface OrderReversed {
  type: "order-reversed";
  order: string;
  /** Items of the lines taken back; absent means the whole order. */
  items?: readonly string[];
  /** cancelled, refunded … */
  reason?: string;
}

/** An item was rated. */
export interface Rating {
  type: "rating";
  item: string;
  /** 1 (bad) to 5 (good). */
  stars: number;
}

/** The anonymous id and the user id are one shopper. */
export interface IdentityLink {
  type: "identity-link";
  user: string;
}

/** The shopper said something to the guide. */
export interface GuideTurn {
  type: "guide-turn";
  /** 1 to 2,000 characters. */
  text: string;
}

/** Something that Daogou does not learn from; it is counted. */
export interface Other {
  type: "other";
  /** The sender's name for it. */
  name: string;
}

/** One thing that a shopper did. */
export type StorefrontEvent =
  | ItemView
  | ListView
  | ListClick
  | Search
  | CartAdd
  | CartRemove
  | Wish
  | OrderPlaced
  | OrderReversed
  | Rating
  | IdentityLink
  | GuideTurn
  | Other;

/** The type of an event, and with it its fields. */
export type EventType = StorefrontEvent["type"];

/** Where in the shop it happened. */
export interface EventContext {
  /** web, app, store, e-mail … */
  channel?: string;
  /** phone, tablet, desktop … */
  device?: string;
  /** BCP 47 tag, such as zh-CN. */
  locale?: string;
  /** Page address. */
  url?: string;
  /** Page from which the shopper came. */
  referrer?: string;
}

/** What stands beside an event's own fields on the wire; the client fills it in. */
export interface Envelope {
  /** The same on every retry: the server counts an id once. */
  id: string;
  tenant?: string;
  /** User id, or the anonymous id while nobody has signed in. */
  shopper: string;
  /** Id of the browser, where it differs from the shopper. */
  anonymousId?: string;
  /** Id of the visit. */
  session?: string;
  /** Epoch milliseconds. */
  time: number;
  consent?: "personalize" | "count-only";
  origin?: "live" | "replay" | "backfill";
  context?: EventContext;
}

/** An event as it is sent. */
export type WireEvent = Envelope & StorefrontEvent;

/** An event that knows when it happened and not yet whose it is. */
export type Draft = Pick<Envelope, "id" | "time" | "context"> & StorefrontEvent;
