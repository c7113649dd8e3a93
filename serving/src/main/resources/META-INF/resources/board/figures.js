/** Ticks merged into figures; never more points than two periods hold, however long the page is open. */

/** @typedef {import("./types.js").Figures} Figures */
/** @typedef {import("./types.js").Point} Point */

/** Length of each range in milliseconds. */
export const LENGTH = { "5m": 300_000, "1h": 3_600_000, "24h": 86_400_000, "7d": 604_800_000 };

/**
 * A message of the stream taken in. What leaves the period moves into the one before; a newer point wins.
 *
 * @param {Figures | null} before
 * @param {"figures" | "tick"} kind
 * @param {Figures} message
 * @returns {Figures | null} null for a tick without figures to add it to
 */
export function merge(before, kind, message) {
  if (kind === "figures") {
    return trimmed(message, message.points, message.previous);
  }
  if (before === null || before.range !== message.range) {
    return before;
  }
  const points = united(before.points, message.points);
  return trimmed(message, points, united(united(before.previous, points), message.previous));
}

/**
 * @param {Figures} figures
 * @param {Point[]} points
 * @param {Point[]} previous
 */
function trimmed(figures, points, previous) {
  const from = figures.now - LENGTH[figures.range] - figures.step * 1000;
  const earlier = figures.now - 2 * LENGTH[figures.range] - figures.step * 1000;
  const until = figures.now - LENGTH[figures.range];
  return {
    ...figures,
    points: ordered(points.filter((each) => each.at > from)),
    previous: ordered(previous.filter((each) => each.at > earlier && each.at <= until)),
  };
}

/**
 * @param {Point[]} old
 * @param {Point[]} fresh
 */
function united(old, fresh) {
  const byTime = new Map(old.map((each) => [each.at, each]));
  fresh.forEach((each) => byTime.set(each.at, each));
  return [...byTime.values()];
}

/** @param {Point[]} points */
function ordered(points) {
  return points.sort((one, other) => one.at - other.at);
}
