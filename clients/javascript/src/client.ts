import type { Items, Placement, Recommendations } from "./answers.js";
import { RETRY } from "./backoff.js";
import type { Consent } from "./consent.js";
import type { StorefrontEvent } from "./events.js";
import { Http } from "./http.js";
import { Identity } from "./identity.js";
import { type ShownList, type WatchedList, watchList } from "./impressions.js";
import { Intake } from "./intake.js";
import type { ClientOptions, Statistics } from "./options.js";
import type { Outcome } from "./outcomes.js";
import { browserPage, type Page } from "./page.js";
import type { DaogouProblem } from "./problem.js";
import { Reads } from "./reads.js";
import { Receipts } from "./receipts.js";
import { browserStorage, Drawer } from "./storage.js";
import { type ListStream, LiveStream, SILENCE_MS, type StreamOptions, type StreamState } from "./stream.js";
import { ShopperToken } from "./token.js";
import { Tracking } from "./tracking.js";
import { type ItemsWishes, queryText, type RankWishes, type RecommendWishes, type TrendingWishes } from "./wishes.js";

/** Sends what a shopper does, and reads what to show. */
export class DaogouClient extends Tracking {
  readonly #options: ClientOptions;
  readonly #drawer: Drawer;
  readonly #identity: Identity;
  readonly #token: ShopperToken;
  readonly #receipts: Receipts;
  readonly #http: Http;
  readonly #intake: Intake;
  readonly #reads: Reads;
  readonly #streams = new Set<LiveStream>();
  readonly #stopListening: (() => void)[];
  #consent: Consent = "unknown";

  constructor(options: ClientOptions, page: Page = browserPage()) {
    super();
    this.#options = options;
    this.#drawer = new Drawer(options.storage ?? browserStorage(), options.tenant ?? "default");
    this.#identity = new Identity(this.#drawer, options);
    this.#receipts = new Receipts(this.#drawer);
    this.#token = new ShopperToken(options.shopperToken);
    this.#http = new Http({
      endpoint: options.endpoint.replace(/\/+$/, ""),
      key: options.key,
      token: this.#token,
      fetch: options.fetch ?? globalThis.fetch.bind(globalThis),
    });
    this.#intake = new Intake(options, page, this.#http, this.#drawer, this.#identity, this.#receipts);
    this.#reads = new Reads(this.#http, {
      tenant: options.tenant,
      shopper: () => this.shopper,
      caughtUp: () => this.#intake.caughtUp(),
      newestReceipt: (shopper) => this.#receipts.newest(shopper),
    });
    this.#stopListening = [page.onOnline(() => this.#online()), page.onLeaving(() => this.#intake.part())];
    this.setConsent(options.consent);
  }

  get consent(): Consent {
    return this.#consent;
  }

  /** Takes effect at once, on what waits and on open streams too. */
  setConsent(consent: Consent): void {
    const before = this.#consent;
    this.#consent = consent;
    if (consent !== "granted") {
      this.#closeStreams();
    }
    this.#intake.decide(consent);
    if (consent === "denied" || consent === "count-only" || (before === "granted" && consent === "unknown")) {
      this.#forget();
    }
  }

  /** Whose events and reads these are; undefined without consent. */
  get shopper(): string | undefined {
    return this.#consent === "granted" ? this.#identity.shopper() : undefined;
  }

  override track(event: StorefrontEvent): Promise<Outcome> {
    return this.#intake.track(event);
  }

  /** Somebody has signed in: what follows is theirs, and what this browser did before is linked to them. */
  identify(user: string): Promise<Outcome> {
    this.#identity.signIn(user);
    this.#token.renew();
    this.#restartStreams(false);
    return this.track({ type: "identity-link", user });
  }

  /** They have signed out: whoever comes next is somebody else. */
  signOut(): void {
    this.#identity.signOut();
    this.#token.renew();
    this.#receipts.forget();
    this.#restartStreams(false);
  }

  /**
   * What to show the shopper now; reflects what this client sent before. Without consent: what everybody likes, asked for
   * without any id.
   *
   * @throws DaogouProblem
   */
  recommend(wishes: RecommendWishes = {}): Promise<Recommendations> {
    return this.#reads.recommend(wishes);
  }

  /** These items, 1 to 200, in the order that suits the shopper. */
  rank(items: readonly string[], wishes: RankWishes = {}): Promise<Recommendations> {
    return this.#reads.rank(items, wishes);
  }

  /** Items like this one. */
  similar(item: string, wishes: ItemsWishes = {}): Promise<Items> {
    return this.#reads.similar(item, wishes);
  }

  /** Items bought together with this one. */
  boughtTogether(item: string, wishes: ItemsWishes = {}): Promise<Items> {
    return this.#reads.boughtTogether(item, wishes);
  }

  /** What is popular lately. */
  trending(wishes: TrendingWishes = {}): Promise<Items> {
    return this.#reads.trending(wishes);
  }

  /** Lists as they are made, until it is closed; connects anew by itself. */
  stream(
    placement: Placement,
    onList: (list: Recommendations) => void,
    onState: (state: StreamState, problem?: DaogouProblem) => void = () => undefined,
    options: StreamOptions = {},
  ): ListStream {
    const source = {
      path: () => this.#streamPath(options.limit),
      read: (other: Placement, signal: AbortSignal) =>
        this.recommend({ ...limited(options), placement: other, signal }),
      retry: { ...RETRY, ...this.#options.retry },
      silenceMs: SILENCE_MS,
    };
    const tell = (state: StreamState, problem?: DaogouProblem) => {
      if (state === "closed") {
        this.#streams.delete(stream);
      }
      onState(state, problem);
    };
    const stream: LiveStream = new LiveStream(this.#http, source, placement, { onList, onState: tell });
    this.#streams.add(stream);
    options.signal?.addEventListener("abort", () => stream.close(), { once: true });
    stream.open();
    return stream;
  }

  /** Sends a `list-view` once the list was really seen: half of it, for a second. */
  observeList(element: Element, list: ShownList): WatchedList {
    return watchList(element, list, (view) => void this.track(view));
  }

  /** Sends what waits, now; settled when it is sent or has to wait for another attempt. */
  flush(): Promise<void> {
    return this.#intake.flush();
  }

  statistics(): Statistics {
    return this.#intake.statistics();
  }

  /** Ends requests, timers and streams; what is stored is sent by the next page. */
  close(): void {
    this.#stopListening.forEach((stop) => stop());
    this.#closeStreams();
    this.#intake.close();
  }

  #streamPath(limit: number | undefined): string | undefined {
    const shopper = this.shopper;
    const query = queryText({ limit, tenant: this.#options.tenant });
    return shopper && `/v1/users/${encodeURIComponent(shopper)}/recommendations/stream${query}`;
  }

  #forget(): void {
    this.#receipts.forget();
    this.#identity.forget();
    this.#drawer.clear();
  }

  #online(): void {
    void this.#intake.flush();
    this.#restartStreams(true);
  }

  #restartStreams(sameShopper: boolean): void {
    this.#streams.forEach((stream) => stream.restart(sameShopper));
  }

  #closeStreams(): void {
    this.#streams.forEach((stream) => stream.close());
  }
}

function limited({ limit }: StreamOptions): { limit?: number } {
  return limit === undefined ? {} : { limit };
}

/** A client for one shop. */
export function createClient(options: ClientOptions): DaogouClient {
  return new DaogouClient(options);
}
