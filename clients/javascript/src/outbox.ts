import type { WireEvent } from "./events.js";
import type { Dropped, Outcome } from "./outcomes.js";
import type { Drawer } from "./storage.js";

/** An event on its way. */
export interface Entry {
  readonly event: WireEvent;
  readonly text: string;
  readonly settle: (outcome: Outcome) => void;
  /** Where it is stored; undefined: in memory only. */
  readonly name: string | undefined;
  underWay: boolean;
}

const BEGINNING = "event.";

/**
 * Events that wait, oldest first, at most so many. Each is stored under a name of its own, so that several tabs of a shop
 * cannot overwrite each other's; one that two tabs send has one id and counts once.
 */
export class Outbox {
  readonly #drawer: Drawer;
  readonly #most: number;
  readonly #entries = new Map<string, Entry>();
  readonly #encoder = new TextEncoder();
  #added = 0;

  constructor(drawer: Drawer, most: number) {
    this.#drawer = drawer;
    this.#most = most;
  }

  get size(): number {
    return this.#entries.size;
  }

  get waiting(): number {
    return [...this.#entries.values()].filter((entry) => !entry.underWay).length;
  }

  add(event: WireEvent, store: boolean, settle: (outcome: Outcome) => void): void {
    const name = store ? this.#nameOf(event) : undefined;
    if (name !== undefined) {
      this.#drawer.write(name, event);
    }
    this.#put({ event, text: JSON.stringify(event), settle, name, underWay: false });
  }

  /** Takes up what earlier pages left behind, before what this one has added. */
  restore(settle: (outcome: Outcome, event: WireEvent) => void): void {
    const own = [...this.#entries.values()];
    const ids = new Set(this.#entries.keys());
    this.#entries.clear();
    for (const name of this.#drawer.names(BEGINNING).sort()) {
      const event = this.#drawer.read<WireEvent>(name);
      if (typeof event?.id !== "string" || typeof event.shopper !== "string") {
        this.#drawer.remove(name);
      } else if (!ids.has(event.id)) {
        const text = JSON.stringify(event);
        this.#put({ event, text, settle: (outcome) => settle(outcome, event), name, underWay: false });
      }
    }
    own.forEach((entry) => this.#put(entry));
  }

  /** The oldest that wait, at least one where there is any; they are under way from then on. */
  take(most: number, mostBytes: number): Entry[] {
    const taken: Entry[] = [];
    let bytes = 0;
    for (const entry of this.#entries.values()) {
      if (entry.underWay) {
        continue;
      }
      bytes += this.#encoder.encode(entry.text).length + 1;
      if (taken.length === most || (taken.length > 0 && bytes > mostBytes)) {
        break;
      }
      taken.push(entry);
    }
    taken.forEach((entry) => (entry.underWay = true));
    return taken;
  }

  /** Ends an event's way, unless it has ended already; whether it had not. */
  finish(entry: Entry, outcome: Outcome): boolean {
    if (this.#entries.get(entry.event.id) !== entry) {
      return false;
    }
    this.#entries.delete(entry.event.id);
    if (entry.name !== undefined) {
      this.#drawer.remove(entry.name);
    }
    entry.settle(outcome);
    return true;
  }

  /** Gives up everything. */
  drop(reason: Dropped["reason"]): number {
    const entries = [...this.#entries.values()];
    entries.forEach((entry) => this.#drop(entry, reason));
    return entries.length;
  }

  #put(entry: Entry): void {
    this.#entries.set(entry.event.id, entry);
    if (this.#entries.size > this.#most) {
      const oldest = [...this.#entries.values()].find((each) => !each.underWay) ?? entry;
      this.#drop(oldest, "overflow");
    }
  }

  #drop(entry: Entry, reason: Dropped["reason"]): void {
    this.finish(entry, { id: entry.event.id, status: "dropped", reason });
  }

  #nameOf(event: WireEvent): string {
    this.#added += 1;
    return `${BEGINNING}${event.time}.${String(this.#added).padStart(6, "0")}.${event.id}`;
  }
}
