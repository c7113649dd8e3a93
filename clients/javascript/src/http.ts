import type { Backoff } from "./backoff.js";
import { clientProblem, DaogouProblem, problemOf } from "./problem.js";
import type { ShopperToken } from "./token.js";

/** Where the service is, and how it knows the shop. */
export interface Access {
  endpoint: string;
  key: string;
  token: ShopperToken;
  fetch: typeof fetch;
}

/** One request. */
export interface Ask {
  method: "GET" | "POST";
  /** From `/v1` on, with the query. */
  path: string;
  /** Serialised already. */
  body?: string;
  /** About one shopper: shows the shopper's token. */
  personal?: boolean;
  keepalive?: boolean;
  accept?: string;
  lastEventId?: string;
  signal?: AbortSignal;
}

/** Speaks HTTP with the service; every failure is a {@link DaogouProblem}, save an abort by the caller. */
export class Http {
  readonly #access: Access;

  constructor(access: Access) {
    this.#access = access;
  }

  /** The answer as JSON, within the time. */
  async json<T>(ask: Ask, timeoutMs: number): Promise<T> {
    return within(timeoutMs, ask.signal, async (signal) => {
      const answer = await this.open({ ...ask, signal });
      try {
        return (await answer.json()) as T;
      } catch (cause) {
        signal.throwIfAborted();
        throw cause instanceof SyntaxError
          ? clientProblem("unreadable-answer", "it is not JSON", cause)
          : clientProblem("unreachable", "the connection broke within the answer", cause);
      }
    });
  }

  /** The same, tried again after what passes, as long as the time allows. */
  async patientJson<T>(ask: Ask, timeoutMs: number, backoff: Backoff): Promise<T> {
    const end = Date.now() + timeoutMs;
    for (;;) {
      try {
        return await this.json<T>(ask, end - Date.now());
      } catch (problem) {
        const wait = waitAfter(problem, backoff);
        if (wait === undefined || Date.now() + wait >= end) {
          throw problem;
        }
        await pause(wait, ask.signal);
      }
    }
  }

  /** A successful answer whose body is not read yet; a token that was refused is renewed once. */
  async open(ask: Ask): Promise<Response> {
    const answer = await this.#send(ask);
    if (answer.status === 401 && ask.personal && this.#access.token.renew()) {
      return checked(await this.#send(ask));
    }
    return checked(answer);
  }

  async #send(ask: Ask): Promise<Response> {
    const headers = await this.#headers(ask);
    ask.signal?.throwIfAborted();
    const init: RequestInit = {
      method: ask.method,
      headers,
      body: ask.body ?? null,
      keepalive: ask.keepalive ?? false,
      signal: ask.signal ?? null,
      cache: "no-store",
      credentials: "omit",
      referrerPolicy: "strict-origin",
    };
    try {
      return await this.#access.fetch(this.#access.endpoint + ask.path, init);
    } catch (cause) {
      ask.signal?.throwIfAborted();
      throw clientProblem("unreachable", "no answer came", cause);
    }
  }

  async #headers(ask: Ask): Promise<Record<string, string>> {
    const headers: Record<string, string> = {
      Authorization: `Bearer ${this.#access.key}`,
      Accept: ask.accept ?? "application/json",
    };
    if (ask.body !== undefined) {
      headers["Content-Type"] = "application/json";
    }
    if (ask.lastEventId) {
      headers["Last-Event-ID"] = ask.lastEventId;
    }
    const token = ask.personal ? await this.#token() : undefined;
    if (token !== undefined) {
      headers["X-Daogou-Shopper-Token"] = token;
    }
    return headers;
  }

  async #token(): Promise<string | undefined> {
    try {
      return await this.#access.token.read();
    } catch (cause) {
      throw clientProblem("unreachable", "the shop gave no token of the shopper", cause);
    }
  }
}

async function checked(answer: Response): Promise<Response> {
  if (!answer.ok) {
    throw await problemOf(answer);
  }
  return answer;
}

function waitAfter(problem: unknown, backoff: Backoff): number | undefined {
  const again = problem instanceof DaogouProblem && problem.passes && !problem.is("timeout");
  return again ? backoff.next(problem.retryAfterMs) : undefined;
}

/** Runs work that ends with the time, or with the caller's signal. */
async function within<T>(
  timeoutMs: number,
  outer: AbortSignal | undefined,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const inner = new AbortController();
  const timer = setTimeout(
    () => inner.abort(clientProblem("timeout", `no answer within ${Math.round(timeoutMs)} ms`)),
    timeoutMs,
  );
  const abort = () => inner.abort(outer?.reason);
  outer?.addEventListener("abort", abort);
  if (outer?.aborted) {
    abort();
  }
  try {
    return await work(inner.signal);
  } finally {
    clearTimeout(timer);
    outer?.removeEventListener("abort", abort);
  }
}

/** Waits; rejects as soon as the signal aborts. */
export function pause(ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const abort = () => {
      clearTimeout(timer);
      reject(signal?.reason);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener("abort", abort);
      resolve();
    }, ms);
    signal?.addEventListener("abort", abort, { once: true });
    if (signal?.aborted) {
      abort();
    }
  });
}
