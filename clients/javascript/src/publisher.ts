import { Backoff, type RetrySettings } from "./backoff.js";
import type { Http } from "./http.js";
import type { Entry, Outbox } from "./outbox.js";
import type { EntryResult } from "./outcomes.js";
import { clientProblem, DaogouProblem } from "./problem.js";

/** How events are put together. */
export interface BatchSettings {
  /** Most events in a request. */
  size: number;
  /** How long the first event waits for others, in milliseconds. */
  delayMs: number;
}

export const BATCH: BatchSettings = { size: 50, delayMs: 50 };

// Browsers bound the bodies of requests that may outlive their page to 64 KiB, all together.
const KEEPALIVE_BYTES = 60_000;
const TIMEOUT_MS = 20_000;

/** Sends what is in the outbox: in batches, in order, again until the server has answered for each event. */
export class Publisher {
  readonly #http: Http;
  readonly #outbox: Outbox;
  readonly #batch: BatchSettings;
  readonly #backoff: Backoff;
  readonly #failed: (problem: DaogouProblem) => void;
  #most: number;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #sending: Promise<void> | undefined;
  #resting = false;
  #closed = false;
  #abort = new AbortController();

  /** @param failed told of a request that failed; its events wait for the next attempt */
  constructor(
    http: Http,
    outbox: Outbox,
    batch: BatchSettings,
    retry: RetrySettings,
    failed: (problem: DaogouProblem) => void,
  ) {
    this.#http = http;
    this.#outbox = outbox;
    this.#batch = batch;
    this.#most = batch.size;
    this.#backoff = new Backoff(retry);
    this.#failed = failed;
  }

  /** There is something new in the outbox. */
  wake(): void {
    if (this.#resting || this.#sending || this.#closed) {
      return;
    }
    if (this.#outbox.waiting >= this.#batch.size) {
      void this.flush();
    } else if (this.#timer === undefined) {
      this.#later(this.#batch.delayMs);
    }
  }

  /** Sends what waits, now; done when it is settled or has to wait for another attempt. */
  flush(): Promise<void> {
    this.#rest(false);
    this.#sending ??= this.#sendAll().finally(() => this.#sent());
    return this.#sending;
  }

  /** Settled, for a reader who wants to see it; not while the server has asked for patience. */
  async caughtUp(): Promise<void> {
    if (!this.#resting && this.#outbox.size > 0) {
      await this.flush();
    }
  }

  /** The page may be gone in a moment: sends what is not under way beside what is. */
  part(): void {
    if (this.#resting) {
      return;
    }
    const entries = this.#outbox.take(this.#batch.size, KEEPALIVE_BYTES);
    if (entries.length > 0) {
      void this.#send(entries).then((wait) => (wait === undefined ? undefined : this.#retryIn(wait)));
    }
  }

  /** Stops all requests; a later wake starts anew. */
  stop(): void {
    this.#abort.abort(clientProblem("consent-required", "it was withdrawn"));
    this.#abort = new AbortController();
    this.#rest(false);
    this.#backoff.reset();
  }

  /** Stops for good; what is in the outbox stays there. */
  close(): void {
    this.#closed = true;
    this.stop();
  }

  async #sendAll(): Promise<void> {
    const { signal } = this.#abort;
    while (!signal.aborted && !this.#closed) {
      const entries = this.#outbox.take(this.#most, KEEPALIVE_BYTES);
      if (entries.length === 0) {
        return;
      }
      const wait = await this.#send(entries);
      if (wait !== undefined) {
        this.#retryIn(wait);
        return;
      }
    }
  }

  #sent(): void {
    this.#sending = undefined;
    if (this.#outbox.waiting > 0) {
      this.wake();
    }
  }

  /** How long to wait before the next attempt; undefined where none is needed. */
  async #send(entries: Entry[]): Promise<number | undefined> {
    const signal = this.#abort.signal;
    try {
      const body = `{"events":[${entries.map((entry) => entry.text).join(",")}]}`;
      const ask = { method: "POST", path: "/v1/events", body, keepalive: true, signal } as const;
      const answer = await this.#http.json<{ results?: EntryResult[] }>(ask, TIMEOUT_MS);
      this.#settle(entries, answer?.results);
      const rest = entries.filter((entry) => entry.underWay).length;
      if (rest > 0) {
        throw clientProblem("unreadable-answer", `it has no outcome for ${rest} of ${entries.length} events`);
      }
      this.#backoff.reset();
      this.#most = Math.min(this.#batch.size, this.#most * 2);
      return undefined;
    } catch (failure) {
      return signal.aborted ? undefined : this.#afterFailure(entries, failure);
    } finally {
      entries.forEach((entry) => (entry.underWay = false));
    }
  }

  #afterFailure(entries: Entry[], failure: unknown): number | undefined {
    const problem =
      failure instanceof DaogouProblem ? failure : clientProblem("unreachable", "the request failed", failure);
    this.#settle(entries, problem.results);
    const rest = entries.filter((entry) => entry.underWay);
    if (rest.length === 0) {
      return undefined;
    }
    if (isAboutTheBody(problem)) {
      return this.#divide(rest, problem);
    }
    this.#failed(problem);
    const patience = problem.passes || problem.is("unreadable-answer") ? 0 : this.#backoff.settings.maxMs;
    return this.#backoff.next(Math.max(patience, problem.retryAfterMs ?? 0));
  }

  /** A body that is refused as a whole is sent in parts, so that one event cannot hold up the others. */
  #divide(entries: Entry[], problem: DaogouProblem): undefined {
    const [first] = entries;
    if (entries.length === 1 && first !== undefined) {
      const reason = problem.type.split(":").at(-1) ?? problem.type;
      const detail = problem.detail ?? problem.title;
      this.#outbox.finish(first, { id: first.event.id, status: "rejected", reason, detail });
    }
    this.#most = Math.max(1, Math.floor(entries.length / 2));
    return undefined;
  }

  /** The results come in the order of the entries. */
  #settle(entries: Entry[], results: EntryResult[] | undefined): void {
    if (!Array.isArray(results) || results.length !== entries.length) {
      return;
    }
    entries.forEach((entry, index) => {
      const result = results[index];
      if (result?.status === "accepted" || result?.status === "rejected") {
        this.#outbox.finish(entry, { ...result, id: entry.event.id });
        entry.underWay = false;
      }
    });
  }

  #retryIn(wait: number): void {
    this.#rest(true);
    this.#later(wait);
  }

  #rest(resting: boolean): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#resting = resting;
  }

  #later(wait: number): void {
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      void this.flush();
    }, wait);
  }
}

function isAboutTheBody(problem: DaogouProblem): boolean {
  return [400, 413, 415, 422].includes(problem.status);
}
