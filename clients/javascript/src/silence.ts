import { clientProblem } from "./problem.js";

/** Ends a connection on which nothing is heard any more. */
export class Silence {
  readonly #connection = new AbortController();
  readonly #outer: AbortSignal;
  readonly #longestMs: number;
  readonly #abort = () => this.#connection.abort();
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(outer: AbortSignal, longestMs: number) {
    this.#outer = outer;
    this.#longestMs = longestMs;
    outer.addEventListener("abort", this.#abort);
    this.heard();
  }

  get signal(): AbortSignal {
    return this.#connection.signal;
  }

  heard(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(
      () => this.#connection.abort(clientProblem("timeout", "nothing was heard for too long")),
      this.#longestMs,
    );
  }

  end(): void {
    clearTimeout(this.#timer);
    this.#outer.removeEventListener("abort", this.#abort);
    this.#connection.abort();
  }
}
