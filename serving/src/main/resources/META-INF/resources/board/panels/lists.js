import { h, keyed, setFigure, setText } from "../dom.js";
import { called } from "../words.js";
import { share } from "../deltas.js";
import { figure, sheet } from "./panel.js";

/** Whether the model scored the lists, and how much of the shopper was in what was read. */

const LEVELS = { active: "order", behind: "view", standby: "click", "session-only": "cart", trending: "other" };

/** @typedef {{key: string, name: string, colour: string, count: number}} Part */

/** @param {import("../types.js").Context} context @returns {import("../types.js").Panel} */
export function lists(context) {
  const texts = context.words.lists;
  const scored = proportions(context, texts.scored, "scored");
  const read = proportions(context, texts.read, "read");
  return {
    element: sheet("lists", texts.title, {}, scored.element, read.element),
    update({ totals: { current } }) {
      scored.update([
        { key: "model", name: texts.model, colour: "order", count: current.lists - current.blended },
        { key: "blend", name: texts.blend, colour: "cart", count: current.blended },
      ]);
      read.update(levelsOf(current.readLevels, texts.levels));
    },
  };
}

/** @param {Record<string, number>} counts @param {Record<string, string>} names @returns {Part[]} */
function levelsOf(counts, names) {
  const others = Object.keys(counts).filter((level) => !Object.hasOwn(LEVELS, level));
  return [...Object.keys(LEVELS), ...others].map((level) => ({
    key: level,
    name: called(names, level),
    colour: LEVELS[level] ?? "other",
    count: counts[level] ?? 0,
  }));
}

/** @param {import("../types.js").Context} context @param {string} title @param {string} name */
function proportions({ format }, title, name) {
  const bar = h("div", { class: "parts", "aria-hidden": "true" });
  const legend = h("div", { class: "legend" });
  return {
    element: h("div", { class: "block", "data-testid": `proportions-${name}` }, h("h3", {}, title), bar, legend),
    /** @param {Part[]} parts */
    update(parts) {
      const all = parts.reduce((sum, part) => sum + part.count, 0);
      keyed(
        bar,
        parts.filter((part) => part.count > 0),
        keyOf,
        () => h("span", {}),
        (element, part) => {
          element.style.setProperty("--share", String(part.count / all));
          element.style.setProperty("--colour", `var(--${part.colour})`);
        },
      );
      keyed(
        legend,
        parts,
        keyOf,
        (part) => entry(name, part),
        (element, part) => {
          setText(element.children[1], part.name);
          const number = /** @type {Element} */ (element.children[2]);
          setFigure(number, all > 0 ? format.percent(share(part.count, all)) : "–", part.count);
          element.title = format.exact(part.count);
        },
      );
    },
  };
}

/** @param {string} name @param {Part} part */
function entry(name, part) {
  const mark = h("i", {});
  mark.style.setProperty("--colour", `var(--${part.colour})`);
  const number = figure(`${name}-${part.key}`);
  return h("span", {}, mark, h("span", {}), h("b", { "data-testid": number.dataset.testid }));
}

/** @param {Part} part */
function keyOf(part) {
  return part.key;
}
