import type { ItemField, Placement } from "./answers.js";

/** How a request is made. */
export interface CallOptions {
  signal?: AbortSignal;
  /** Longest time for the answer, all attempts together; 3 s where absent. */
  timeoutMs?: number;
}

/** Moves the items that meet an expression up (factor above 1) or down. */
export interface Boost {
  where: string;
  /** 0.01 to 100. */
  factor: number;
}

/** What every read of items may ask for. */
export interface ItemsWishes extends CallOptions {
  /** 1 to 50; 20 where absent. */
  limit?: number;
  /** Which items may be shown, such as `price < 300 && 'Rings' in category`. */
  filter?: string;
  /** At most ten. */
  boost?: Boost | readonly Boost[];
  /** From 0, the order as it is, to 1, as unlike each other as can be. */
  diversity?: number;
  /** Items that may not be shown. */
  exclude?: readonly string[];
  /** `nextPage` of the page before. */
  page?: string;
  /** What to tell of each item. */
  fields?: readonly ItemField[];
}

/** What a read of trending items may ask for. */
export interface TrendingWishes extends ItemsWishes {
  /** Name of a category of any level. */
  category?: string;
  /** How far back to look. */
  window?: "1h" | "24h" | "30d";
}

/** Which of the shopper's events an answer shall reflect. */
export interface ReceiptWishes {
  /** `newest`, the usual: the newest that this client sent; `none`; or a receipt. */
  receipt?: "newest" | "none" | (string & {});
  /** Longest wait of the server for it, 0 to 2,000 ms; 200 where absent. */
  waitMs?: number;
}

/** What a read for the shopper may ask for. */
export interface RecommendWishes extends TrendingWishes, ReceiptWishes {
  /** `for-you` where absent. */
  placement?: Placement;
  /** Items around which others are looked for: similar, bought-together and cart. */
  item?: string | readonly string[];
}

/** What an ordering may ask for. */
export interface RankWishes extends CallOptions, ReceiptWishes {
  fields?: readonly ItemField[];
}

type Query = Record<string, string | number | readonly string[] | undefined>;

/** The parameters of a request for items. */
export function itemsQuery(wishes: TrendingWishes): Query {
  return {
    limit: wishes.limit,
    filter: wishes.filter,
    boost: boosts(wishes.boost),
    diversity: wishes.diversity,
    exclude: wishes.exclude,
    page: wishes.page,
    fields: wishes.fields?.join(","),
    category: wishes.category,
    window: wishes.window,
  };
}

function boosts(boost: TrendingWishes["boost"]): readonly string[] | undefined {
  const all = boost === undefined ? [] : "where" in boost ? [boost] : boost;
  return all.map((each) => `${each.where}:${each.factor}`);
}

/** Query text without what is absent; begins with `?` unless it is empty. */
export function queryText(query: Query): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    const values = Array.isArray(value) ? (value as readonly string[]) : [value];
    for (const each of values) {
      if (each !== undefined) {
        parameters.append(name, String(each));
      }
    }
  }
  const text = parameters.toString();
  return text === "" ? "" : `?${text}`;
}
