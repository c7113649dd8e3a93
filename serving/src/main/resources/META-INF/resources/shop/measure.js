// From the moment that an event is sent to the moment that the list has changed, as the browser sees it.

/** After so long, an event is taken to have changed nothing. */
export const PATIENCE_MS = 5_000;

/** @typedef {{ event: object, sentAt: number, answeredAt?: number, receipt?: string, rejected?: string, changedMs?: number }} Entry */

/** Keeps the newest events and joins them with receipts and lists, in whatever order they come. */
export class Measurements {
  #entries = [];
  #lists = [];
  #most;

  constructor(most = 40) {
    this.#most = most;
  }

  /** Newest first. @returns {readonly Entry[]} */
  get entries() {
    return this.#entries;
  }

  sent(event, at) {
    if (!this.#find(event.id)) {
      this.#entries = [{ event, sentAt: at }, ...this.#entries].slice(0, this.#most);
    }
  }

  answered(outcome, at) {
    const entry = this.#find(outcome.id);
    if (entry) {
      entry.answeredAt = at;
      entry.receipt = outcome.receipt;
      entry.rejected = outcome.reason;
      this.#lists.forEach((list) => this.#join(entry, list));
    }
  }

  /** A list came by the stream. */
  listed(basis, at) {
    if (basis) {
      const list = { ...basis, at };
      this.#lists = [list, ...this.#lists].slice(0, this.#most);
      this.#entries.forEach((entry) => this.#join(entry, list));
    }
  }

  #find(id) {
    return this.#entries.find((entry) => entry.event.id === id);
  }

  #join(entry, list) {
    const covers = entry.event.id === list.eventId || isCovered(entry.receipt, list);
    const inTime = list.at >= entry.sentAt && list.at - entry.sentAt <= PATIENCE_MS;
    if (covers && inTime && !(entry.changedMs <= list.at - entry.sentAt)) {
      entry.changedMs = list.at - entry.sentAt;
    }
  }
}

/** Whether a list reflects the event of a receipt, `partition-offset`. */
export function isCovered(receipt, { partition, offset }) {
  const [, itsPartition, itsOffset] = /^(\d+)-(\d+)$/.exec(receipt ?? "") ?? [];
  return itsPartition !== undefined && Number(itsPartition) === partition && Number(itsOffset) <= offset;
}
