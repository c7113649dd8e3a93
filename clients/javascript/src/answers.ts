/** Where a list is to be shown. */
export type Placement =
  "for-you" | "similar" | "bought-together" | "cart" | "trending" | "recently-viewed" | "buy-again" | "new-for-you";

/**
 * How much of the shopper is in an answer: all; all but what has just happened, while events wait; a copy that may lag;
 * the running visit; nothing.
 */
export type Level = "active" | "behind" | "standby" | "session-only" | "trending";

/** Why an item is in a list. */
export type Reason =
  | "viewed-next"
  | "bought-together"
  | "similar"
  | "matches-taste"
  | "matches-search"
  | "seen-before"
  | "bought-before"
  | "trending"
  | "new";

/** What may be told of an item besides its id; from `brand` on only where `fields` asks for it. */
export type ItemField =
  | "score"
  | "reason"
  | "because"
  | "title"
  | "price"
  | "currency"
  | "categoryPath"
  | "brand"
  | "image"
  | "availability"
  | "attributes"
  | "variantOf";

/** One item of an answer; what the catalogue does not know is absent. */
export interface ListedItem {
  item: string;
  /** Comparable within one list only. */
  score?: number;
  reason?: Reason;
  /** The shopper's own item, or search, that the reason stands on. */
  because?: string;
  title?: string;
  price?: number;
  currency?: string;
  categoryPath?: string[];
  brand?: string;
  image?: string;
  availability?: string;
  attributes?: Record<string, string>;
  variantOf?: string;
}

/** Items, best first. */
export interface Items {
  items: ListedItem[];
  /** What `page` must be for the next items; absent where there are none. */
  nextPage?: string;
}

/** The newest event that a list reflects. */
export interface Basis {
  partition: number;
  offset: number;
  eventId?: string;
  eventTime?: string;
}

/** What to show a shopper now. */
export interface Recommendations extends Items {
  /** Absent without consent: the answer is for nobody in particular. */
  shopper?: string;
  placement: string;
  /** Send it back with impressions and clicks; absent without consent. */
  recommendationId?: string;
  level: Level;
  /** Ranked by the model, or by the weighted sources. */
  scoring?: "model" | "blend";
  /** Name and version of the ranker. */
  model?: string;
  /** When the list was computed, ISO 8601. */
  createdAt?: string;
  ageMs?: number;
  /** How long events of the shopper's partition wait for their lists; absent while they are in time. */
  behindMs?: number;
  basis?: Basis;
  /** How the wait for the presented receipt ended. */
  receipt?: { covered: boolean; waitedMs: number };
  /** The shopper's items on which the list stands, newest first. */
  recent?: string[];
}
