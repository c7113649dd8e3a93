/**
 * An age in the largest unit that fits, as a number and the name of the unit.
 *
 * @param {number} ms
 * @returns {{value: number, unit: "second" | "minute" | "hour" | "day"}}
 */
export function age(ms) {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  if (seconds < 60) return { value: seconds, unit: "second" };
  if (seconds < 3600) return { value: Math.floor(seconds / 60), unit: "minute" };
  if (seconds < 86_400) return { value: Math.floor(seconds / 3600), unit: "hour" };
  return { value: Math.floor(seconds / 86_400), unit: "day" };
}
