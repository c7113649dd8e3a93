import { h, keyed, setAttribute, setFigure, setText } from "../dom.js";
import { called, fill } from "../words.js";
import { share } from "../deltas.js";
import { emptiness, sheet } from "./panel.js";

/** What was recommended where and by what, and what became of it. */

/** @typedef {import("../types.js").Recommended} Recommended */

const FEW = 8;
const COUNTS = /** @type {const} */ (["impressions", "clicks", "clickThrough", "carts", "orders", "revenue"]);
const NAMES = { clickThrough: "click-through-all", orders: "attributed-orders", revenue: "attributed-revenue" };

/** @param {import("../types.js").Context} context @returns {import("../types.js").Panel} */
export function recommendations(context) {
  const { words, format } = context;
  const texts = words.recommendations;
  let all = false;
  /** @type {import("../types.js").Figures | null} */
  let last = null;
  const body = h("tbody", {});
  const foot = h("tr", {}, h("th", { scope: "row" }, texts.sum), h("td", { class: "text" }), ...COUNTS.map(sumCell));
  const empty = emptiness();
  const more = h("button", { class: "more", type: "button", onclick: toggle, "data-testid": "recommendations-all" });
  const table = h(
    "table",
    { class: "cards", "data-testid": "recommendations" },
    h("caption", { class: "hidden" }, texts.title),
    h("thead", {}, h("tr", {}, ...heads(texts))),
    body,
    h("tfoot", {}, foot),
  );

  function toggle() {
    all = !all;
    if (last !== null) update(last);
  }

  /** @param {keyof typeof NAMES | string} name */
  function sumCell(name) {
    return h("td", { "data-label": texts[name], "data-testid": `figure-${NAMES[name] ?? name}` });
  }

  /** @param {import("../types.js").Figures} figures */
  function update(figures) {
    last = figures;
    const rows = [...figures.totals.current.recommendations].sort((one, other) => other.impressions - one.impressions);
    const best = Math.max(...rows.map((each) => each.clickThrough), 0.0001);
    const shown = all ? rows : rows.slice(0, FEW);
    keyed(body, shown, keyOf, make, (element, each) => draw(element, each, figures.currency, best));
    const sums = sumOf(rows);
    COUNTS.forEach((name, index) => {
      setFigure(foot.children[index + 2], written(name, sums[name], figures.currency), sums[name]);
    });
    more.hidden = rows.length <= FEW;
    setText(more, all ? texts.fewer : fill(texts.all, { n: rows.length }));
    setAttribute(more, "aria-expanded", String(all));
    table.hidden = rows.length === 0;
    empty.hidden = rows.length > 0;
    setText(empty, fill(words.nothing, { range: words.rangesLong[figures.range] }));
  }

  /** @param {Recommended} each */
  function make(each) {
    const name = h("th", { scope: "row" }, called(words.placements, each.placement));
    const model = h("td", { class: "text" }, h("span", { class: "model" }));
    return h("tr", {}, name, model, ...COUNTS.map((count) => cell(count)));
  }

  /** @param {typeof COUNTS[number]} name */
  function cell(name) {
    if (name !== "clickThrough") return h("td", { "data-label": texts[name] });
    const bar = h("span", { class: "fill grows" });
    bar.style.setProperty("--colour", "var(--click)");
    const track = h("span", { class: "track", "aria-hidden": "true" }, bar);
    return h("td", { "data-label": texts[name] }, h("span", { class: "rate" }, track, h("span", {})));
  }

  /** @param {HTMLElement} element @param {Recommended} each @param {string | null} currency @param {number} best */
  function draw(element, each, currency, best) {
    const model = element.children[1].firstElementChild;
    setText(model, each.scoring === "model" ? (each.model ?? "–") : texts.blend);
    setAttribute(model, "title", each.model);
    COUNTS.forEach((name, index) => {
      const td = /** @type {HTMLElement} */ (element.children[index + 2]);
      const place = name === "clickThrough" ? td.querySelector(".rate > :last-child") : td;
      setFigure(place, written(name, each[name], currency), each[name]);
      td.style.setProperty("--share", name === "clickThrough" ? `${(100 * each.clickThrough) / best}%` : "");
    });
  }

  /** @param {string} name @param {number} value @param {string | null} currency */
  function written(name, value, currency) {
    if (name === "clickThrough") return format.percent(value);
    return name === "revenue" ? format.money(value, currency) : format.count(value);
  }

  const content = [h("div", { class: "scrolls" }, table), more, empty];
  return { element: sheet("recommendations", texts.title, { note: texts.note }, ...content), update };
}

/** @param {import("../words.js").Words["recommendations"]} texts */
function heads(texts) {
  const text = [texts.placement, texts.model].map((name) => h("th", { scope: "col", class: "text" }, name));
  return [...text, ...COUNTS.map((name) => h("th", { scope: "col" }, texts[name]))];
}

/** @param {Recommended} each */
function keyOf(each) {
  return `${each.placement} ${each.model} ${each.scoring}`;
}

/** @param {Recommended[]} rows */
function sumOf(rows) {
  const sum = (name) => rows.reduce((all, each) => all + each[name], 0);
  const impressions = sum("impressions");
  const clicks = sum("clicks");
  const rest = { carts: sum("carts"), orders: sum("orders"), revenue: sum("revenue") };
  return { impressions, clicks, clickThrough: share(clicks, impressions), ...rest };
}
