import { en } from "./words/en.js";
import { zh } from "./words/zh.js";
import { age } from "./ages.js";

/** The words of each language, and how a text is filled in. */

/** @typedef {typeof en} Words */

export const WORDS = { en, zh };

/**
 * @param {string} text with names in braces
 * @param {Record<string, string | number>} values
 */
export function fill(text, values) {
  return text.replace(/\{(\w+)\}/g, (hole, name) => String(values[name] ?? hole));
}

/**
 * @param {Words} words
 * @param {number} ms
 */
export function ageInWords(words, ms) {
  const { value, unit } = age(ms);
  return fill(words.ages[unit], { n: value });
}

/**
 * What a name of the service is called here; the name itself where nobody gave it another.
 *
 * @param {Record<string, string>} names
 * @param {string} name
 */
export function called(names, name) {
  return Object.hasOwn(names, name) ? names[name] : name;
}

/**
 * That partitions of the events stand still.
 *
 * @param {Words} words
 * @param {number} ms the longest that one of them does
 * @param {number[]} partitions
 */
export function stillness(words, ms, partitions) {
  const text = partitions.length === 1 ? words.still.one : words.still.many;
  return fill(text, { partitions: partitions.join(words.still.between), age: ageInWords(words, ms) });
}
