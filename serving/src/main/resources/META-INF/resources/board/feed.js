import { Backoff, EventStreamReader } from "../vendor/daogou.js";
import { LONGEST_SILENCE } from "./staleness.js";

/**
 * The stream of figures, read by fetch since `EventSource` cannot show a key. It connects again by itself, waits longer
 * each time and as long as the service asks, and stops only where a key is needed or the question cannot be answered.
 */

/** @typedef {import("./types.js").Figures} Figures */

/**
 * @typedef {object} Listener
 * @property {(kind: "figures" | "tick", figures: Figures) => void} onFigures
 * @property {(link: import("./staleness.js").Link, status: number, waitMs: number, problem: string) => void} onLink with
 *   what the service says is wrong, empty where it says nothing
 */

const RETRY = { baseMs: 500, maxMs: 20_000 };
/** Ticks come every second, but a first answer may take a while. */
const DEAD = LONGEST_SILENCE * 3;
/** Refusals of the moment, among those for which the question itself is to blame. */
const PASSING = [408, 429];

export class Feed {
  #run = new AbortController();

  /**
   * @param {string} path
   * @param {(path: string, options: RequestInit) => Promise<Response>} open
   * @param {Listener} listener
   */
  constructor(path, open, listener) {
    this.path = path;
    this.open = open;
    this.listener = listener;
    this.backoff = new Backoff(RETRY);
    void this.#follow(this.#run.signal);
  }

  close() {
    this.#run.abort();
  }

  /** Connects at once, where it waits to do so: the network has come back, or somebody looks again. */
  hurry() {
    this.#wake?.();
  }

  /** @type {(() => void) | null} */
  #wake = null;

  /** @param {AbortSignal} signal */
  async #follow(signal) {
    while (!signal.aborted) {
      const { status, askedMs, problem } = await this.#connection(signal);
      if (signal.aborted) return;
      if (status === 401 || status === 403) {
        this.listener.onLink("refused", status, 0, problem);
        return;
      }
      if (status >= 400 && status < 500 && !PASSING.includes(status)) {
        this.listener.onLink("failed", status, 0, problem);
        return;
      }
      const waitMs = this.backoff.next(askedMs);
      this.listener.onLink("lost", status, waitMs, problem);
      await this.#pause(waitMs, signal);
    }
  }

  /**
   * @param {AbortSignal} signal
   * @returns {Promise<{status: number, askedMs: number, problem: string}>} status 0 for none
   */
  async #connection(signal) {
    const watch = silence(signal);
    try {
      const answer = await this.open(this.path, { headers: { Accept: "text/event-stream" }, signal: watch.signal });
      if (!answer.ok || answer.body === null) {
        const askedMs = Number(answer.headers.get("Retry-After") ?? 0) * 1000 || 0;
        return { status: answer.status, askedMs, problem: await problemOf(answer) };
      }
      await this.#read(answer.body.getReader(), watch);
    } catch {
      // A connection that breaks is followed by the next.
    } finally {
      watch.end();
    }
    return { status: 0, askedMs: 0, problem: "" };
  }

  /** @param {ReadableStreamDefaultReader<Uint8Array>} body @param {ReturnType<typeof silence>} watch */
  async #read(body, watch) {
    const reader = new EventStreamReader();
    for (;;) {
      const { done, value } = await body.read();
      if (done || watch.signal.aborted) return;
      watch.heard();
      for (const message of reader.push(value)) {
        if (message.event === "figures" || message.event === "tick") {
          this.backoff.reset();
          this.#tell(message.event, JSON.parse(message.data));
        }
      }
    }
  }

  /** @param {"figures" | "tick"} kind @param {Figures} figures */
  #tell(kind, figures) {
    this.listener.onLink("open", 200, 0, "");
    // Apart from the reading: a panel that fails must not break the stream.
    queueMicrotask(() => this.listener.onFigures(kind, figures));
  }

  /** @param {number} ms @param {AbortSignal} signal */
  #pause(ms, signal) {
    return new Promise((resolve) => {
      const timer = setTimeout(done, ms);
      const wake = done;
      function done() {
        clearTimeout(timer);
        signal.removeEventListener("abort", wake);
        resolve(undefined);
      }
      this.#wake = wake;
      signal.addEventListener("abort", wake, { once: true });
    });
  }
}

/** What the service says is wrong: the title of its problem, and the detail. @param {Response} answer */
async function problemOf(answer) {
  const { title, detail } = (await answer.json().catch(() => null)) ?? {};
  return [title, detail].filter((text) => typeof text === "string" && text !== "").join(": ");
}

/**
 * Ends a connection on which nothing is heard any more.
 *
 * @param {AbortSignal} outer
 */
function silence(outer) {
  const inner = new AbortController();
  const abort = () => inner.abort();
  outer.addEventListener("abort", abort);
  let timer = setTimeout(abort, DEAD);
  return {
    signal: inner.signal,
    heard() {
      clearTimeout(timer);
      timer = setTimeout(abort, DEAD);
    },
    end() {
      clearTimeout(timer);
      outer.removeEventListener("abort", abort);
      inner.abort();
    },
  };
}
