/** Whether the figures are of now. By the server's clock, of which the page knows how far it went since. */

/** @typedef {"connecting" | "open" | "lost" | "refused" | "failed"} Link */
/** @typedef {"connecting" | "live" | "still" | "behind" | "quiet" | "stale" | "paused" | "refused" | "failed"} State */
/** @typedef {{state: State, ageMs: number, partitions?: number[]}} Standing partitions that stand still */

/** A tick comes every second: who has not heard one for so long does not hear any. */
export const LONGEST_SILENCE = 5_000;
/** Half of the lists later than that: the service does not keep up. */
export const BEHIND = 1_000;
/** No event for so long is worth saying. */
export const QUIET = 60_000;

/**
 * @param {object} known
 * @param {Link} known.link
 * @param {boolean} known.paused
 * @param {number | null} known.heardAt when the last message came, by the page's own steady clock
 * @param {number} known.clock that clock now
 * @param {number} known.serverNow the server's time in that message
 * @param {number | null} known.dataAt the server's time of the newest change
 * @param {{partition: number, seconds: number}[]} known.still partitions of which nothing is worked off
 * @param {number} known.delay milliseconds from a click to the new list, lately; 0 where there was none
 * @returns {Standing}
 */
export function standing({ link, paused, heardAt, clock, serverNow, dataAt, still, delay }) {
  if (link === "refused" || link === "failed") return { state: link, ageMs: 0 };
  if (heardAt === null) return { state: link === "lost" ? "stale" : "connecting", ageMs: 0 };
  const silence = clock - heardAt;
  if (link === "lost" || silence > LONGEST_SILENCE) return { state: "stale", ageMs: silence };
  if (paused) return { state: "paused", ageMs: silence };
  const quiet = dataAt === null ? 0 : Math.max(0, serverNow + silence - dataAt);
  // Said before anything that follows from it: lists of other partitions may be as quick as ever.
  if (still.length > 0) return standingStill(still);
  if (delay > BEHIND) return { state: "behind", ageMs: delay };
  return quiet > QUIET ? { state: "quiet", ageMs: quiet } : { state: "live", ageMs: quiet };
}

/** @param {{partition: number, seconds: number}[]} still @returns {Standing} the longest that one of them stands still */
function standingStill(still) {
  const seconds = Math.max(...still.map((each) => each.seconds));
  return { state: "still", ageMs: seconds * 1000, partitions: still.map((each) => each.partition) };
}
