/** What the page shows stands in its address, so that it can be shared and comes back with the browser's buttons. */

/** @typedef {import("./types.js").View} View */

export const RANGES = /** @type {const} */ (["5m", "1h", "24h", "7d"]);
export const THEMES = /** @type {const} */ (["system", "light", "dark"]);
export const LANGUAGES = /** @type {const} */ (["en", "zh"]);
const DEFAULT_RANGE = "5m";

/**
 * @param {string} search query of the address
 * @param {{theme?: string | null, lang?: string | null}} remembered what was chosen here before
 * @param {readonly string[]} spoken languages of the browser, the dearest first
 * @returns {View}
 */
export function viewOf(search, remembered = {}, spoken = []) {
  const query = new URLSearchParams(search);
  return {
    range: oneOf(RANGES, query.get("range")) ?? DEFAULT_RANGE,
    category: query.get("category") ?? "",
    placement: query.get("placement") ?? "",
    tenant: query.get("tenant") ?? "",
    compare: query.get("compare") !== "0",
    paused: query.get("paused") === "1",
    wall: query.get("wall") === "1",
    theme: oneOf(THEMES, query.get("theme")) ?? oneOf(THEMES, remembered.theme) ?? "system",
    lang: oneOf(LANGUAGES, query.get("lang")) ?? oneOf(LANGUAGES, remembered.lang) ?? spokenOf(spoken),
    hidden: listOf(query.get("hidden")),
    tables: listOf(query.get("tables")),
  };
}

/**
 * The shortest query that leads to the view; the language and the theme stand in it only where they were chosen.
 *
 * @param {View} view
 * @param {{theme: boolean, lang: boolean}} chosen
 */
export function searchOf(view, chosen) {
  const query = questionOf(view);
  const flags = { compare: view.compare ? "" : "0", paused: view.paused ? "1" : "", wall: view.wall ? "1" : "" };
  Object.entries(flags).forEach(([name, value]) => value && query.set(name, value));
  if (chosen.theme) query.set("theme", view.theme);
  if (chosen.lang) query.set("lang", view.lang);
  if (view.hidden.length > 0) query.set("hidden", view.hidden.join(","));
  if (view.tables.length > 0) query.set("tables", view.tables.join(","));
  if (view.range === DEFAULT_RANGE) query.delete("range");
  const text = query.toString();
  return text === "" ? "" : `?${text}`;
}

/**
 * What the service is asked.
 *
 * @param {View} view
 */
export function questionOf(view) {
  const query = new URLSearchParams({ range: view.range });
  for (const name of /** @type {const} */ (["category", "placement", "tenant"])) {
    if (view[name] !== "") query.set(name, view[name]);
  }
  return query;
}

/**
 * @template {string} T
 * @param {readonly T[]} known
 * @param {string | null | undefined} value
 * @returns {T | undefined}
 */
function oneOf(known, value) {
  return known.find((each) => each === value);
}

/** @param {string | null} text */
function listOf(text) {
  return (text ?? "").split(",").filter(Boolean);
}

/**
 * A list with the entry, or without it where it was there.
 *
 * @param {string[]} list
 * @param {string} entry
 */
export function toggled(list, entry) {
  return list.includes(entry) ? list.filter((each) => each !== entry) : [...list, entry];
}

/** @param {readonly string[]} spoken */
function spokenOf(spoken) {
  const first = spoken.map((tag) => oneOf(LANGUAGES, tag.slice(0, 2).toLowerCase())).find(Boolean);
  return first ?? "en";
}
