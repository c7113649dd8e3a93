/** A signed token that allows reads of one shopper, or what asks the shop for one. */
export type TokenSource = string | (() => Promise<string>);

const SPARE_MS = 30_000;

/** Keeps the shopper's token until it expires or is refused. */
export class ShopperToken {
  #kept: Promise<string> | undefined;
  #until = Infinity;

  constructor(readonly source: TokenSource | undefined) {}

  /** Undefined where the shop gives none. */
  async read(): Promise<string | undefined> {
    if (typeof this.source !== "function") {
      return this.source;
    }
    if (this.#kept === undefined || Date.now() >= this.#until) {
      this.#until = Infinity;
      this.#kept = this.source();
    }
    try {
      const token = await this.#kept;
      this.#until = expiry(token) - SPARE_MS;
      return token;
    } catch (failure) {
      this.#kept = undefined;
      throw failure;
    }
  }

  /** Forgets a token that was refused, or is another shopper's; whether another can be had. */
  renew(): boolean {
    this.#kept = undefined;
    return typeof this.source === "function";
  }
}

/** When a token expires, as epoch milliseconds; never, where it does not say. */
function expiry(token: string): number {
  try {
    const claims = token.split(".")[1] ?? "";
    const { exp } = JSON.parse(atob(claims.replace(/-/g, "+").replace(/_/g, "/"))) as { exp?: unknown };
    return typeof exp === "number" ? exp * 1000 : Infinity;
  } catch {
    return Infinity;
  }
}
