import type { RetrySettings } from "./backoff.js";
import type { Consent } from "./consent.js";
import type { EventContext, WireEvent } from "./events.js";
import type { Outcome, Rejected } from "./outcomes.js";
import type { DaogouProblem } from "./problem.js";
import type { BatchSettings } from "./publisher.js";
import type { KeyValueStorage } from "./storage.js";
import type { TokenSource } from "./token.js";

/** How the client is set up. */
export interface ClientOptions {
  /** Where the service is, such as `https://daogou.example`; empty: where the page is. */
  endpoint: string;
  /** The publishable key of the browser. */
  key: string;
  /** What the shopper allowed; change it with `setConsent`. */
  consent: Consent;
  /** Whose shop; `default` where absent. */
  tenant?: string;
  /** User id, where somebody has signed in. */
  shopper?: string;
  /** Where the shop has an id of the browser already; made, with consent, where absent. */
  anonymousId?: string;
  /** Where the shop has sessions already; otherwise half an hour without an event ends one. */
  session?: string;
  /** Signed token that allows reads of this shopper. */
  shopperToken?: TokenSource;
  /** `localStorage` where absent. */
  storage?: KeyValueStorage;
  fetch?: typeof fetch;
  /** Said of every event, over what the page tells: channel, locale, url, referrer. */
  context?: EventContext;
  batch?: Partial<BatchSettings>;
  retry?: Partial<RetrySettings>;
  queue?: Partial<QueueBounds>;
  /** Every event's end. */
  onOutcome?(outcome: Outcome, event: WireEvent): void;
  /** An event broke a rule of the service: a fault of the shop's page. */
  onRejected?(outcome: Rejected, event: WireEvent): void;
  /** A request for events failed; they wait for the next attempt. */
  onProblem?(problem: DaogouProblem): void;
}

/** Most events that wait; the oldest is dropped, and counted, for one too many. */
export interface QueueBounds {
  /** With consent, for the network. */
  events: number;
  /** In memory, for consent. */
  drafts: number;
}

export const QUEUE: QueueBounds = { events: 1_000, drafts: 100 };

/** What became of the events of this client so far. */
export interface Statistics {
  tracked: number;
  accepted: number;
  rejected: number;
  dropped: number;
  /** Requests for events that failed. */
  failures: number;
  /** Events that wait now. */
  waiting: number;
}
