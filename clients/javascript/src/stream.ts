import type { Placement, Recommendations } from "./answers.js";
import { Backoff, type RetrySettings } from "./backoff.js";
import { type Ask, type Http, pause } from "./http.js";
import { clientProblem, DaogouProblem } from "./problem.js";
import { Silence } from "./silence.js";
import { EventStreamReader } from "./sse.js";

/**
 * - `open`: lists come as they are made.
 * - `stale`: there is no connection; the last list may be old; the client tries again by itself.
 * - `closed`: nothing comes any more: it was closed, consent was withdrawn, or the server refuses.
 */
export type StreamState = "open" | "stale" | "closed";

/** What may be asked of a stream. */
export interface StreamOptions {
  /** Most items in a list; 20 where absent. */
  limit?: number;
  signal?: AbortSignal;
}

/** A stream that was opened. */
export interface ListStream {
  readonly state: StreamState;
  close(): void;
}

/** What a stream tells its page. */
export interface StreamListener {
  onList(list: Recommendations): void;
  /** With the problem where there was one. */
  onState(state: StreamState, problem?: DaogouProblem): void;
}

/** For whom a stream is. */
export interface StreamSource {
  /** The address for the shopper who is there; undefined without consent. */
  path(): string | undefined;
  /** Reads the list of a placement other than the stream's own. */
  read(placement: Placement, signal: AbortSignal): Promise<Recommendations>;
  retry: RetrySettings;
  /** A connection on which nothing is heard for so long is dead. */
  silenceMs: number;
}

/** The service says something every 15 s. */
export const SILENCE_MS = 40_000;

/**
 * Server-sent events by fetch, since `EventSource` cannot show a key in a header. The service streams the lists of
 * `for-you`; for another placement each of them makes the client read that one.
 */
export class LiveStream implements ListStream {
  readonly #http: Http;
  readonly #source: StreamSource;
  readonly #placement: Placement;
  readonly #listener: StreamListener;
  readonly #backoff: Backoff;
  #state: StreamState = "stale";
  #lastEventId = "";
  #run = new AbortController();

  constructor(http: Http, source: StreamSource, placement: Placement, listener: StreamListener) {
    this.#http = http;
    this.#source = source;
    this.#placement = placement;
    this.#listener = listener;
    this.#backoff = new Backoff(source.retry);
  }

  open(): void {
    void this.#follow(this.#run);
  }

  get state(): StreamState {
    return this.#state;
  }

  close(): void {
    this.#run.abort();
    this.#to("closed");
  }

  /** Connects anew: somebody else is there, or the network has come back. */
  restart(sameShopper: boolean): void {
    if (this.#state === "closed") {
      return;
    }
    this.#run.abort();
    this.#run = new AbortController();
    this.#lastEventId = sameShopper ? this.#lastEventId : "";
    this.#backoff.reset();
    this.#to("stale");
    void this.#follow(this.#run);
  }

  async #follow(run: AbortController): Promise<void> {
    while (!run.signal.aborted) {
      const wait = await this.#connection(run.signal);
      if (wait === undefined) {
        return;
      }
      await pause(wait, run.signal).catch(() => undefined);
    }
  }

  /** One connection from its beginning to its end; how long to wait for the next, undefined when there is none. */
  async #connection(signal: AbortSignal): Promise<number | undefined> {
    const path = this.#source.path();
    if (path === undefined) {
      this.#to("closed", clientProblem("consent-required", "a stream for the shopper needs it"));
      return undefined;
    }
    const reader = new EventStreamReader();
    reader.lastEventId = this.#lastEventId;
    const problem = await this.#read(path, reader, signal);
    if (signal.aborted) {
      return undefined;
    }
    if (!problem.passes) {
      this.#to("closed", problem);
      return undefined;
    }
    this.#to("stale", problem);
    return this.#backoff.next(Math.max(problem.retryAfterMs ?? 0, reader.retryMs ?? 0));
  }

  /** Reads until the connection ends; why it did. */
  async #read(path: string, reader: EventStreamReader, outer: AbortSignal): Promise<DaogouProblem> {
    const watch = new Silence(outer, this.#source.silenceMs);
    try {
      const answer = await this.#http.open(this.#ask(path, watch.signal));
      const body = streamOf(answer);
      this.#to("open");
      for (;;) {
        watch.heard();
        const { done, value } = await body.read();
        if (done) {
          return clientProblem("unreachable", "the stream ended");
        }
        this.#hear(reader, value, watch.signal);
      }
    } catch (failure) {
      return failure instanceof DaogouProblem ? failure : clientProblem("unreachable", "the stream broke", failure);
    } finally {
      watch.end();
    }
  }

  #hear(reader: EventStreamReader, bytes: Uint8Array, signal: AbortSignal): void {
    for (const message of reader.push(bytes)) {
      if (message.event === "recommendations") {
        this.#backoff.reset();
        this.#tell(message.data, signal);
      }
    }
    this.#lastEventId = reader.lastEventId;
  }

  #tell(data: string, signal: AbortSignal): void {
    if (this.#placement === "for-you") {
      const list = JSON.parse(data) as Recommendations;
      // Apart from the reading: a page that fails over a list must not break the stream.
      queueMicrotask(() => this.#listener.onList(list));
      return;
    }
    const told = (list: Recommendations) => (signal.aborted ? undefined : this.#listener.onList(list));
    // A read that fails is made up for by the next list.
    void this.#source
      .read(this.#placement, signal)
      .catch(() => undefined)
      .then((list) => list && told(list));
  }

  #ask(path: string, signal: AbortSignal): Ask {
    return { method: "GET", path, personal: true, accept: "text/event-stream", lastEventId: this.#lastEventId, signal };
  }

  #to(state: StreamState, problem?: DaogouProblem): void {
    if (this.#state === state && problem === undefined) {
      return;
    }
    this.#state = state;
    this.#listener.onState(state, problem);
  }
}

function streamOf(answer: Response): ReadableStreamDefaultReader<Uint8Array> {
  const type = answer.headers.get("Content-Type") ?? "";
  if (answer.body === null || !type.startsWith("text/event-stream")) {
    throw clientProblem("unreadable-answer", `it is no event stream, but '${type}'`);
  }
  return answer.body.getReader();
}
