import { h, keyed, setAttribute, setText } from "../dom.js";
import { fill } from "../words.js";
import { emptiness, sheet } from "./panel.js";

/** What is looked at more than usual: a bar for now, a mark for usual. */

/** @typedef {import("../types.js").Trend} Trend */
/** @typedef {import("../types.js").Context} Context */

const MOST = 8;
const RISING = 1.2;

/** @param {Context} context @returns {import("../types.js").Panel} */
export function trendingItems(context) {
  return trends(
    context,
    "trending-items",
    context.words.trendingItems,
    (figures) => figures.totals.current.trendingItems,
  );
}

/** @param {Context} context @returns {import("../types.js").Panel} */
export function trendingCategories(context) {
  const texts = context.words.trendingCategories;
  return trends(context, "trending-categories", texts, (figures) => figures.totals.current.trendingCategories);
}

/**
 * @param {Context} context
 * @param {string} name
 * @param {{title: string, note: string}} texts
 * @param {(figures: import("../types.js").Figures) => Trend[]} trendsOf
 */
function trends(context, name, texts, trendsOf) {
  const rows = h("ol", { class: "rows", "data-testid": name });
  const empty = emptiness();
  return {
    element: sheet(name, texts.title, { note: texts.note }, rows, empty),
    /** @param {import("../types.js").Figures} figures */
    update(figures) {
      const shown = trendsOf(figures).slice(0, MOST);
      const usualKnown = shown.some((trend) => trend.usual > 0);
      const most = Math.max(...shown.map((trend) => Math.max(trend.now, trend.usual)), 1);
      keyed(
        rows,
        shown,
        (trend) => trend.item ?? trend.category,
        row,
        (element, trend) => {
          draw(context, element, trend, most, usualKnown);
        },
      );
      empty.hidden = shown.length > 0;
      setText(empty, fill(context.words.nothing, { range: context.words.rangesLong[figures.range] }));
    },
  };
}

/** @param {Trend} trend */
function row(trend) {
  const bar = h("span", { class: "fill grows" });
  const against = h("span", { class: "against", "aria-hidden": "true" }, h("span", { class: "track" }, bar));
  bar.parentElement.style.display = "block";
  against.append(h("span", { class: "usual" }));
  const name = h("span", { class: "name" });
  const item = trend.item === undefined ? null : trend.item;
  return h(
    "li",
    { class: "row trend", "data-item": item },
    name,
    against,
    h("span", { class: "number" }),
    h("span", { class: "lift" }),
  );
}

/** @param {Context} context @param {HTMLElement} element @param {Trend} trend @param {number} most @param {boolean} usualKnown without it all would be new */
function draw({ words, format }, element, trend, most, usualKnown) {
  const [name, against, number, lift] = /** @type {HTMLElement[]} */ ([...element.children]);
  const title = trend.item === undefined ? trend.category : (trend.title ?? trend.item);
  if (name.firstChild?.textContent !== title) {
    name.replaceChildren(title, ...(trend.item === undefined ? [] : [" ", h("small", {}, trend.category)]));
  }
  setAttribute(name, "title", title);
  against.style.setProperty("--share", `${(100 * trend.now) / most}%`);
  against.style.setProperty("--usual", `${(100 * trend.usual) / most}%`);
  against.style.setProperty("--colour", "var(--view)");
  setText(number, format.short(trend.now));
  setAttribute(
    element,
    "title",
    fill(words.trendRow, { now: format.count(trend.now), usual: format.rate(trend.usual) }),
  );
  const isNew = usualKnown ? words.trend.isNew : "";
  setText(lift, trend.usual > 0 ? format.times(trend.lift) : isNew);
  lift.hidden = lift.textContent === "";
  against.lastElementChild.toggleAttribute("hidden", trend.usual === 0);
  setAttribute(lift, "data-rising", String(trend.usual === 0 || trend.lift >= RISING));
}
