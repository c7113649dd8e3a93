/** How a figure stands against the period before. */

/**
 * @typedef {object} Delta
 * @property {number} change a share, or points where both are shares already
 * @property {"up" | "down" | "level"} direction
 * @property {boolean | null} good null where it is neither
 */

/** Below it a change is none. */
const NOTICEABLE = 0.0005;

/**
 * @param {number} now
 * @param {number} before
 * @param {{share?: boolean, better?: "more" | "less" | "neither"}} kind
 * @returns {Delta | null} null where nothing can be said: there was nothing before
 */
export function delta(now, before, { share = false, better = "more" } = {}) {
  if (!Number.isFinite(now) || !Number.isFinite(before) || before <= 0) {
    return null;
  }
  const change = share ? now - before : now / before - 1;
  const direction = Math.abs(change) < NOTICEABLE ? "level" : change > 0 ? "up" : "down";
  const good = direction === "level" || better === "neither" ? null : (direction === "up") === (better === "more");
  return { change, direction, good };
}

/**
 * A share of a whole; zero where there is no whole.
 *
 * @param {number} part
 * @param {number} whole
 */
export function share(part, whole) {
  return whole > 0 ? part / whole : 0;
}
