import { type Consent, maySend } from "./consent.js";
import type { Draft, StorefrontEvent, WireEvent } from "./events.js";
import type { Http } from "./http.js";
import type { Identity } from "./identity.js";
import { newId } from "./ids.js";
import { type ClientOptions, QUEUE, type Statistics } from "./options.js";
import { Outbox } from "./outbox.js";
import type { Outcome } from "./outcomes.js";
import type { Page } from "./page.js";
import { RETRY } from "./backoff.js";
import { BATCH, Publisher } from "./publisher.js";
import type { Receipts } from "./receipts.js";
import type { Drawer } from "./storage.js";

interface Undecided {
  draft: Draft;
  settle: (outcome: Outcome) => void;
}

/** Takes events from the page: holds them back until the shopper has decided, names their shopper, sends them. */
export class Intake {
  readonly #options: ClientOptions;
  readonly #page: Page;
  readonly #identity: Identity;
  readonly #outbox: Outbox;
  readonly #publisher: Publisher;
  readonly #receipts: Receipts;
  readonly #counts = { tracked: 0, accepted: 0, rejected: 0, dropped: 0, failures: 0 };
  readonly #mostDrafts: number;
  #undecided: Undecided[] = [];
  #consent: Consent = "unknown";

  constructor(options: ClientOptions, page: Page, http: Http, drawer: Drawer, identity: Identity, receipts: Receipts) {
    this.#options = options;
    this.#page = page;
    this.#identity = identity;
    this.#receipts = receipts;
    this.#mostDrafts = options.queue?.drafts ?? QUEUE.drafts;
    this.#outbox = new Outbox(drawer, options.queue?.events ?? QUEUE.events);
    const batch = { ...BATCH, ...options.batch };
    this.#publisher = new Publisher(http, this.#outbox, batch, { ...RETRY, ...options.retry }, (problem) => {
      this.#counts.failures += 1;
      options.onProblem?.(problem);
    });
  }

  track(event: StorefrontEvent): Promise<Outcome> {
    this.#counts.tracked += 1;
    const context = { ...this.#page.context(), ...this.#options.context };
    const draft: Draft = { ...event, id: newId(), time: Date.now(), context };
    return new Promise((settle) => this.#take({ draft, settle }));
  }

  /** What was collected under another decision and has not left the browser is given up. */
  decide(consent: Consent): void {
    if (this.#consent === consent) {
      return;
    }
    if (this.#consent !== "unknown") {
      this.#publisher.stop();
      this.#outbox.drop("consent");
    }
    this.#consent = consent;
    if (consent === "granted") {
      this.#outbox.restore((outcome, event) => this.#settled(outcome, event));
    }
    if (consent !== "unknown") {
      const undecided = this.#undecided;
      this.#undecided = [];
      undecided.forEach((each) => this.#take(each));
    }
    this.#wake();
  }

  /** Sends what waits, now. */
  async flush(): Promise<void> {
    if (maySend(this.#consent)) {
      await this.#publisher.flush();
    }
  }

  caughtUp(): Promise<void> {
    return this.#publisher.caughtUp();
  }

  /** The page may be gone in a moment. */
  part(): void {
    if (maySend(this.#consent)) {
      this.#publisher.part();
    }
  }

  /** Ends requests and timers; what is stored is left for the next page. */
  close(): void {
    this.#consent = "unknown";
    this.#publisher.close();
  }

  statistics(): Statistics {
    return { ...this.#counts, waiting: this.#outbox.size + this.#undecided.length };
  }

  #take(each: Undecided): void {
    const consent = this.#consent;
    if (consent === "unknown") {
      this.#holdBack(each);
    } else if (consent === "denied" || (consent === "count-only" && each.draft.type === "identity-link")) {
      this.#dropDraft(each, "consent");
    } else {
      const event = this.#identity.stamp(each.draft, consent);
      this.#outbox.add(event, consent === "granted", (outcome) => {
        this.#settled(outcome, event);
        each.settle(outcome);
      });
      this.#wake();
    }
  }

  #holdBack(each: Undecided): void {
    this.#undecided.push(each);
    if (this.#undecided.length > this.#mostDrafts) {
      const oldest = this.#undecided.shift();
      if (oldest) {
        this.#dropDraft(oldest, "overflow");
      }
    }
  }

  #dropDraft({ draft, settle }: Undecided, reason: "consent" | "overflow"): void {
    this.#counts.dropped += 1;
    settle({ id: draft.id, status: "dropped", reason });
  }

  #settled(outcome: Outcome, event: WireEvent): void {
    this.#counts[outcome.status] += 1;
    if (outcome.status === "accepted" && this.#consent === "granted") {
      this.#receipts.note(event.shopper, outcome.receipt);
    }
    queueMicrotask(() => {
      this.#options.onOutcome?.(outcome, event);
      if (outcome.status === "rejected") {
        this.#options.onRejected?.(outcome, event);
      }
    });
  }

  #wake(): void {
    if (maySend(this.#consent) && this.#outbox.size > 0) {
      this.#publisher.wake();
    }
  }
}
