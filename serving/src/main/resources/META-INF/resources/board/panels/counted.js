import { h, keyed, setAttribute, setText } from "../dom.js";
import { emptiness } from "./panel.js";

/** Names with counts, the most frequent first, each before a bar of its size. */

const MOST = 8;

/**
 * @param {string} colour
 * @param {string} none what stands there without any
 * @param {(count: number) => string} write
 * @param {string} testId
 */
export function counted(colour, none, write, testId) {
  const rows = h("ol", { class: "rows", "data-testid": testId });
  rows.style.setProperty("--colour", `var(--${colour})`);
  const empty = emptiness(none);
  return {
    elements: [rows, empty],
    /** @param {{key: string, name: string, count: number}[]} entries */
    update(entries) {
      const shown = entries.slice(0, MOST);
      const most = Math.max(...shown.map((entry) => entry.count), 1);
      keyed(
        rows,
        shown,
        (entry) => entry.key,
        row,
        (element, entry) => {
          setText(element.children[0], entry.name);
          setAttribute(element.children[0], "title", entry.name);
          setText(element.children[1], write(entry.count));
          setAttribute(element.children[1], "data-value", entry.count);
          element.style.setProperty("--share", `${(100 * entry.count) / most}%`);
        },
      );
      empty.hidden = shown.length > 0;
    },
  };
}

function row() {
  return h("li", { class: "row counted" }, h("span", { class: "name" }), h("span", { class: "number" }));
}
