import type { Consent } from "./consent.js";
import type { Draft, WireEvent } from "./events.js";
import { newId } from "./ids.js";
import type { Drawer } from "./storage.js";

/** Who the shop says is there. */
export interface Given {
  tenant?: string | undefined;
  /** User id of somebody who has signed in. */
  shopper?: string | undefined;
  anonymousId?: string | undefined;
  session?: string | undefined;
}

interface Visit {
  id: string;
  lastAt: number;
}

const INACTIVITY_MS = 30 * 60_000;

/**
 * Who is there. An id of the browser and a session are made and stored only with consent; without it, events that may
 * be counted go under an id that lives as long as the page and is never that of the user.
 */
export class Identity {
  readonly #drawer: Drawer;
  readonly #given: Given;
  #user: string | undefined;
  #nobody = newId();

  constructor(drawer: Drawer, given: Given) {
    this.#drawer = drawer;
    this.#given = given;
    this.#user = given.shopper;
  }

  /** Makes a draft into an event of whoever is there. */
  stamp(draft: Draft, consent: Consent): WireEvent {
    const tenant = this.#given.tenant === undefined ? {} : { tenant: this.#given.tenant };
    if (consent !== "granted") {
      return { ...draft, ...tenant, shopper: this.#nobody, consent: "count-only" };
    }
    const visitor = this.#visitor();
    const browser = this.#user === undefined || this.#user === visitor ? {} : { anonymousId: visitor };
    const session = this.#session(draft.time);
    return { ...draft, ...tenant, ...browser, shopper: this.shopper(), session, consent: "personalize" };
  }

  /** The shopper of events and reads, with consent. */
  shopper(): string {
    return this.#user ?? this.#visitor();
  }

  signIn(user: string): void {
    this.#user = user;
  }

  /** Whoever comes next is somebody else. */
  signOut(): void {
    this.#user = undefined;
    this.forget();
  }

  /** Forgets the ids of the browser; what the shop gave stays. */
  forget(): void {
    this.#drawer.remove("visitor");
    this.#drawer.remove("visit");
    this.#nobody = newId();
  }

  #visitor(): string {
    return this.#given.anonymousId ?? this.#drawer.read<string>("visitor") ?? this.#newVisitor();
  }

  #newVisitor(): string {
    const id = newId();
    this.#drawer.write("visitor", id);
    return id;
  }

  #session(now: number): string {
    if (this.#given.session !== undefined) {
      return this.#given.session;
    }
    const visit = this.#drawer.read<Visit>("visit");
    const goesOn = visit !== undefined && now - visit.lastAt < INACTIVITY_MS;
    const id = goesOn ? visit.id : newId();
    this.#drawer.write("visit", { id, lastAt: Math.max(now, goesOn ? visit.lastAt : 0) });
    return id;
  }
}
