import type { Drawer } from "./storage.js";

interface Noted {
  shopper: string;
  receipt: string;
  at: number;
}

const FRESH_MS = 60_000;

/** The newest write of the shopper, so that reads reflect it; also on the page that a click opens. */
export class Receipts {
  readonly #drawer: Drawer;
  #newest: Noted | undefined;

  constructor(drawer: Drawer) {
    this.#drawer = drawer;
  }

  note(shopper: string, receipt: string): void {
    const before = this.newest(shopper);
    if (before !== undefined && !isLater(receipt, before)) {
      return;
    }
    this.#newest = { shopper, receipt, at: Date.now() };
    this.#drawer.write("receipt", this.#newest);
  }

  /** Undefined where there is none, or where it is so old that every list reflects it. */
  newest(shopper: string): string | undefined {
    const noted = this.#newest ?? this.#drawer.read<Noted>("receipt");
    const counts = noted?.shopper === shopper && Date.now() - noted.at < FRESH_MS;
    return counts ? noted.receipt : undefined;
  }

  forget(): void {
    this.#newest = undefined;
    this.#drawer.remove("receipt");
  }
}

/** Receipts are `partition-offset`; a shopper's events lie in one partition. */
function isLater(receipt: string, than: string): boolean {
  const [partition, offset] = receipt.split("-");
  const [otherPartition, otherOffset] = than.split("-");
  return partition !== otherPartition || Number(offset) >= Number(otherOffset);
}
