import type { Items, Recommendations } from "./answers.js";
import { Backoff, RETRY } from "./backoff.js";
import { type Ask, type Http, pause } from "./http.js";
import { clientProblem } from "./problem.js";
import {
  type CallOptions,
  type ItemsWishes,
  itemsQuery,
  queryText,
  type RankWishes,
  type ReceiptWishes,
  type RecommendWishes,
  type TrendingWishes,
} from "./wishes.js";

/** For whom a read is, and what it shall reflect. */
export interface Reader {
  tenant: string | undefined;
  /** Undefined while the shopper has not allowed personalisation. */
  shopper(): string | undefined;
  /** Settled once the server has what was tracked before, or cannot be reached. */
  caughtUp(): Promise<void>;
  newestReceipt(shopper: string): string | undefined;
}

const TIMEOUT_MS = 3_000;
const CATCH_UP_MS = 1_000;

/** Reads of items. */
export class Reads {
  readonly #http: Http;
  readonly #reader: Reader;

  constructor(http: Http, reader: Reader) {
    this.#http = http;
    this.#reader = reader;
  }

  async recommend(wishes: RecommendWishes): Promise<Recommendations> {
    const shopper = this.#reader.shopper();
    if (shopper === undefined) {
      return this.#forAnybody(wishes);
    }
    const receipt = await this.#receipt(shopper, wishes);
    const items = typeof wishes.item === "string" ? [wishes.item] : wishes.item;
    const query = { ...itemsQuery(wishes), placement: wishes.placement, item: items, receipt, waitMs: wishes.waitMs };
    return this.#get(this.#path(`/v1/users/${encodeURIComponent(shopper)}/recommendations`, query), wishes, true);
  }

  async rank(items: readonly string[], wishes: RankWishes): Promise<Recommendations> {
    const shopper = this.#reader.shopper();
    if (shopper === undefined) {
      throw clientProblem("consent-required", "an order for the shopper needs it; show the items as they are");
    }
    const receipt = await this.#receipt(shopper, wishes);
    const query = { fields: wishes.fields?.join(","), receipt, waitMs: wishes.waitMs };
    const path = this.#path(`/v1/users/${encodeURIComponent(shopper)}/rank`, query);
    return this.#ask({ method: "POST", path, body: JSON.stringify({ items }), personal: true }, wishes);
  }

  similar(item: string, wishes: ItemsWishes): Promise<Items> {
    return this.#get(this.#path(`/v1/items/${encodeURIComponent(item)}/similar`, itemsQuery(wishes)), wishes);
  }

  boughtTogether(item: string, wishes: ItemsWishes): Promise<Items> {
    return this.#get(this.#path(`/v1/items/${encodeURIComponent(item)}/bought-together`, itemsQuery(wishes)), wishes);
  }

  trending(wishes: TrendingWishes): Promise<Items> {
    return this.#get(this.#path("/v1/trending", itemsQuery(wishes)), wishes);
  }

  /** The same place without the shopper: nothing in the request says who asks. */
  async #forAnybody(wishes: RecommendWishes): Promise<Recommendations> {
    const placement = wishes.placement ?? "for-you";
    const item = typeof wishes.item === "string" ? wishes.item : wishes.item?.[0];
    return { placement, level: "trending", ...(await this.#impersonal(placement, item, wishes)) };
  }

  #impersonal(placement: string, item: string | undefined, wishes: TrendingWishes): Promise<Items> {
    if (item !== undefined && placement === "similar") {
      return this.similar(item, wishes);
    }
    if (item !== undefined && (placement === "bought-together" || placement === "cart")) {
      return this.boughtTogether(item, wishes);
    }
    return this.trending(wishes);
  }

  async #receipt(shopper: string, wishes: ReceiptWishes & CallOptions): Promise<string | undefined> {
    const { receipt = "newest", signal } = wishes;
    if (receipt !== "newest") {
      return receipt === "none" ? undefined : receipt;
    }
    await Promise.race([this.#reader.caughtUp(), pause(CATCH_UP_MS, signal)]);
    return this.#reader.newestReceipt(shopper);
  }

  #path(path: string, query: Parameters<typeof queryText>[0]): string {
    return path + queryText({ ...query, tenant: this.#reader.tenant });
  }

  #get<T>(path: string, options: CallOptions, personal = false): Promise<T> {
    return this.#ask({ method: "GET", path, personal }, options);
  }

  #ask<T>(ask: Ask, { signal, timeoutMs = TIMEOUT_MS }: CallOptions): Promise<T> {
    const backoff = new Backoff({ ...RETRY, baseMs: 200 });
    return this.#http.patientJson(signal ? { ...ask, signal } : ask, timeoutMs, backoff);
  }
}
