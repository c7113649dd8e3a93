import { h } from "../dom.js";

/** The points of a chart as a table, the newest first: for those who read it better so. */

const MOST = 120;

/**
 * @param {string} title
 * @param {string[]} heads
 * @param {string[][]} rows oldest first
 */
export function table(title, heads, rows) {
  const newest = rows.slice(-MOST).reverse();
  return h(
    "table",
    {},
    h("caption", { class: "hidden" }, title),
    h("thead", {}, h("tr", {}, ...heads.map((head) => h("th", { scope: "col" }, head)))),
    h(
      "tbody",
      {},
      ...newest.map(([first, ...others]) =>
        h("tr", {}, h("th", { scope: "row" }, first), ...others.map((text) => h("td", {}, text))),
      ),
    ),
  );
}
