/** What happens seldom is shown in wider steps than it is counted in. */

/** @typedef {import("./series.js").Sample} Sample */

/** By the length of a step, how many are shown together: some thirty bars for every range. */
const TOGETHER = { 1: 10, 60: 2, 900: 4, 3600: 6 };
/** Seconds are looked at over so many of them, other steps alone. */
const AROUND = 10;

/**
 * Steps added up, by the clock, so that a bar keeps its place while the time goes on.
 *
 * @param {Sample[]} samples
 * @param {number} step seconds
 * @returns {Sample[]}
 */
export function binned(samples, step) {
  const width = binWidth(step);
  /** @type {Map<number, number>} */
  const bins = new Map();
  for (const [at, value] of samples) {
    const bin = Math.floor(at / width) * width;
    bins.set(bin, (bins.get(bin) ?? 0) + (value ?? 0));
  }
  return [...bins];
}

/**
 * Neighbours averaged until there are no more than so many.
 *
 * @param {(number | null)[]} values
 * @param {number} most
 */
export function gathered(values, most) {
  const size = Math.ceil(values.length / most);
  const groups = Array.from({ length: Math.ceil(values.length / size) }, (_, i) =>
    values.slice(i * size, (i + 1) * size),
  );
  return groups.map((group) => {
    const known = group.filter((value) => value !== null);
    return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0) / known.length;
  });
}

/**
 * Each value as the mean of what is known around it: a shape to compare with, not to read off.
 *
 * @param {Sample[]} samples
 * @param {number} step seconds
 * @returns {Sample[]}
 */
export function smoothed(samples, step) {
  if (step !== 1) return samples;
  const half = AROUND / 2;
  return samples.map(([at], index) => {
    const around = samples.slice(Math.max(0, index - half), index + half + 1).flatMap(([, value]) => value ?? []);
    return [at, around.length === 0 ? null : around.reduce((sum, value) => sum + value, 0) / around.length];
  });
}

/**
 * The highest of each ten seconds; other steps as they are.
 *
 * @param {Sample[]} samples
 * @param {number} step seconds
 * @returns {Sample[]}
 */
export function highest(samples, step) {
  if (step !== 1) return samples;
  const width = AROUND * 1000;
  /** @type {Map<number, number | null>} */
  const bins = new Map();
  for (const [at, value] of samples) {
    const bin = Math.floor(at / width) * width;
    const known = bins.get(bin) ?? null;
    bins.set(bin, value === null ? known : Math.max(known ?? 0, value));
  }
  return [...bins];
}

/**
 * Milliseconds of what `binned` shows together.
 *
 * @param {number} step seconds
 */
export function binWidth(step) {
  return (TOGETHER[step] ?? 1) * step * 1000;
}
