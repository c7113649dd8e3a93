/** How long to wait between attempts. */
export interface RetrySettings {
  /** Upper bound of the first wait, in milliseconds; it doubles with each attempt. */
  baseMs: number;
  /** Longest wait that the client chooses by itself. */
  maxMs: number;
}

export const RETRY: RetrySettings = { baseMs: 500, maxMs: 60_000 };

/**
 * Exponential backoff with full jitter: many browsers that lost the same server do not come back at once.
 * What the server asks for is never undercut; the jitter comes on top of it.
 */
export class Backoff {
  #attempts = 0;

  constructor(readonly settings: RetrySettings) {}

  /** Milliseconds until the next attempt. */
  next(askedMs = 0): number {
    const bound = Math.min(this.settings.maxMs, this.settings.baseMs * 2 ** this.#attempts);
    this.#attempts += 1;
    return askedMs + Math.random() * bound;
  }

  reset(): void {
    this.#attempts = 0;
  }
}
