/**
 * What the shopper allowed.
 *
 * - `granted`: everything.
 * - `count-only`: events are counted and forgotten; nothing is stored in the browser, no id outlives the page.
 * - `denied`: nothing is sent or stored, and what was stored is deleted.
 * - `unknown`: nobody has answered yet: events wait in memory, a bounded number, and nothing is stored or sent.
 */
export type Consent = "granted" | "count-only" | "denied" | "unknown";

/** Whether events may leave the browser. */
export function maySend(consent: Consent): boolean {
  return consent === "granted" || consent === "count-only";
}
