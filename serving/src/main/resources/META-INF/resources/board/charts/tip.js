import { h } from "../dom.js";

/** What stands beside the pointer: built as elements, since styles in text are forbidden on this page. */

/**
 * @param {string} title
 * @param {{name: string, value: string, colour: string, before?: string}[]} lines
 */
export function tip(title, lines) {
  return h("div", { class: "tip" }, h("p", {}, title), ...lines.map(line));
}

/** @param {{name: string, value: string, colour: string, before?: string}} entry */
function line({ name, value, colour, before }) {
  const mark = h("i", {});
  mark.style.setProperty("--colour", `var(--${colour})`);
  return h("div", {}, mark, h("span", {}, name), h("b", {}, value), h("em", {}, before ?? ""));
}
