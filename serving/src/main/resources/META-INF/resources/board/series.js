import { LENGTH } from "./figures.js";

/** Points, of which empty ones were left out, as series without gaps. */

/** @typedef {import("./types.js").Figures} Figures */
/** @typedef {import("./types.js").Point} Point */
/** @typedef {[number, number | null]} Sample */

/** So long the newest second is still being counted. */
const SETTLING = 1000;
/** A step of which less than this has passed says nothing about its rate. */
const TELLING = 0.25;

/**
 * The steps of the period, oldest first, each by its beginning.
 *
 * @param {Pick<Figures, "now" | "range" | "step">} figures
 */
export function slots({ now, range, step }) {
  const width = step * 1000;
  const last = Math.floor((step === 1 ? now - SETTLING - width : now) / width) * width;
  const count = LENGTH[range] / width;
  return Array.from({ length: count }, (_, index) => last - (count - 1 - index) * width);
}

/**
 * What was counted in each step.
 *
 * @param {Figures} figures
 * @param {(point: Point) => number} pick
 * @returns {Sample[]}
 */
export function counts(figures, pick) {
  return sampled(figures.points, slots(figures), 0, (point) => (point ? pick(point) : 0));
}

/**
 * The same as a rate for the whole step: the one that has not ended yet is projected, and left out in its beginning.
 *
 * @param {Figures} figures
 * @param {(point: Point) => number} pick
 * @returns {Sample[]}
 */
export function rates(figures, pick) {
  const width = figures.step * 1000;
  return counts(figures, pick).map(([at, value]) => {
    const passed = Math.min(1, (figures.now - at) / width);
    return [at, passed < TELLING ? null : (value ?? 0) / passed];
  });
}

/**
 * Levels, such as a latency, that are unknown where nothing was measured.
 *
 * @param {Figures} figures
 * @param {(point: Point) => number} pick
 * @returns {Sample[]}
 */
export function levels(figures, pick) {
  return sampled(figures.points, slots(figures), 0, (point) => (point && point.lists > 0 ? pick(point) : null));
}

/**
 * The period before, moved onto this one.
 *
 * @param {Figures} figures
 * @param {(point: Point) => number} pick
 * @returns {Sample[]}
 */
export function ghost(figures, pick) {
  return sampled(figures.previous, slots(figures), LENGTH[figures.range], (point) => (point ? pick(point) : 0));
}

/**
 * Events in a second, lately: over the newest steps that make up at least ten seconds.
 *
 * @param {Figures} figures
 * @param {(point: Point) => number} pick
 */
export function perSecond(figures, pick) {
  const width = figures.step * 1000;
  const steps = slots(figures).slice(figures.step === 1 ? -10 : -2);
  const byTime = index(figures.points);
  const counted = steps.reduce((sum, at) => sum + (byTime.has(at) ? pick(byTime.get(at)) : 0), 0);
  const until = figures.step === 1 ? steps[steps.length - 1] + width : figures.now;
  return counted / ((until - steps[0]) / 1000);
}

/** @param {Point} point */
export function eventsOf(point) {
  return Object.values(point.events).reduce((sum, count) => sum + count, 0);
}

/**
 * @param {Point[]} points
 * @param {number[]} at
 * @param {number} shift
 * @param {(point: Point | undefined) => number | null} value
 * @returns {Sample[]}
 */
function sampled(points, at, shift, value) {
  const byTime = index(points);
  return at.map((time) => [time, value(byTime.get(time - shift))]);
}

/** @param {Point[]} points */
function index(points) {
  return new Map(points.map((each) => [each.at, each]));
}
