import { h, keyed, setAttribute, setText } from "../dom.js";

/** Names of the series with their colours and newest values; some can be switched off. */

/**
 * @typedef {{key: string, name: string, colour: string, shape?: "line" | "dashed", value?: string, raw?: number,
 *   shown?: boolean}} Entry
 */

/** @param {(key: string) => void} [toggle] */
export function legend(toggle) {
  const element = h("div", { class: "legend" });
  const make = (entry) => {
    const mark = h("i", { class: entry.shape ?? null });
    mark.style.setProperty("--colour", `var(--${entry.colour})`);
    const content = [mark, h("span", {}, entry.name), h("b", {})];
    return toggle && entry.shown !== undefined
      ? h(
          "button",
          { type: "button", onclick: () => toggle(entry.key), "data-testid": `kind-${entry.key}` },
          ...content,
        )
      : h("span", {}, ...content);
  };
  return {
    element,
    /** @param {Entry[]} entries */
    update(entries) {
      keyed(
        element,
        entries,
        (entry) => entry.key,
        make,
        (child, entry) => {
          if (entry.shown !== undefined) setAttribute(child, "aria-pressed", String(entry.shown));
          const value = child.lastElementChild;
          setText(value, entry.value ?? "");
          setAttribute(value, "data-value", entry.raw);
          if (entry.raw !== undefined) setAttribute(value, "data-testid", `figure-${entry.key}`);
        },
      );
    },
  };
}
