import { h, setFigure } from "../dom.js";
import { counts, ghost } from "../series.js";
import { LENGTH } from "../figures.js";
import { chartPanel } from "../charts/chart-panel.js";
import { legend } from "../charts/legend.js";
import { bars, ghostLine, line } from "../charts/lines.js";
import { option } from "../charts/option.js";
import { tip } from "../charts/tip.js";
import { binned, binWidth } from "../bins.js";
import { badge } from "./badge.js";

/** Revenue as bars, orders as a line. */

/** @typedef {import("../types.js").Figures} Figures */

/** @param {import("../types.js").Context} context @returns {import("../types.js").Panel} */
export function money(context) {
  const { words, format, view } = context;
  const delta = badge(context);
  const sum = h("span", {});
  const names = legend();
  const panel = chartPanel(context, {
    name: "money",
    title: words.money.title,
    sum: h("span", {}, delta.element, " ", sum),
    below: names.element,
    isEmpty: ({ totals }) => totals.current.orders === 0 && totals.current.revenue === 0,
    summary: ({ totals: { current }, currency }) =>
      `${words.money.revenue} ${format.money(current.revenue, currency)}, ${words.money.orders} ${format.exact(current.orders)}`,
    table(figures) {
      const revenue = binned(counts(figures, revenueOf), figures.step);
      const orders = binned(counts(figures, ordersOf), figures.step);
      const rows = revenue.map(([at, value], index) => [
        format.moment(at, figures.step),
        format.money(value, figures.currency),
        format.exact(orders[index][1]),
      ]);
      return { heads: [words.money.revenue, words.money.orders], rows };
    },
    option(palette, figures) {
      const of = (pick) => placed(counts(figures, pick), figures);
      const before = ended(placed(ghost(figures, revenueOf), figures), figures);
      const series = [
        bars(palette, "revenue", "order", of(revenueOf)),
        { ...line(palette, "orders", "ink-soft", ended(of(ordersOf), figures)), yAxisIndex: 1 },
        ...(view.compare && figures.previous.length > 0 ? [ghostLine(palette, "before", before)] : []),
      ];
      return option(context, palette, figures, {
        series,
        span: span(figures),
        axes: [(value) => format.axisMoney(value, figures.currency), whole(format)],
        tip: (middle) => tipAt(context, figures, middle - binWidth(figures.step) / 2),
      });
    },
  });
  return {
    ...panel,
    update(figures) {
      const { current, previous } = figures.totals;
      sum.textContent = format.money(current.revenue, figures.currency);
      delta.update(current.revenue, previous.revenue);
      names.update(entries(context, figures));
      panel.update(figures);
    },
  };
}

/**
 * In the middle of its time, so that a bar stands over what it counts; a first bin that began earlier is left out.
 *
 * @param {import("../series.js").Sample[]} samples
 * @param {Figures} figures
 */
function placed(samples, { step, now, range }) {
  const width = binWidth(step);
  return binned(samples, step)
    .filter(([at]) => at >= now - LENGTH[range])
    .map(([at, value]) => /** @type {import("../series.js").Sample} */ ([at + width / 2, value]));
}

/**
 * From the first whole bar to the end of the newest.
 *
 * @param {Figures} figures
 */
function span({ step, now, range }) {
  const width = binWidth(step);
  return { min: Math.ceil((now - LENGTH[range]) / width) * width, max: Math.ceil(now / width) * width };
}

/**
 * Without the time that has not ended yet: a line would seem to fall there.
 *
 * @param {import("../series.js").Sample[]} samples
 * @param {Figures} figures
 */
function ended(samples, { step, now }) {
  return samples.filter(([middle]) => middle + binWidth(step) / 2 <= now);
}

/** Orders come whole. @param {import("../format.js").Formats} format */
function whole(format) {
  return (value) => (Number.isInteger(value) ? format.short(value) : "");
}

/**
 * @param {import("../types.js").Context} context
 * @param {Figures} figures
 * @returns {import("../charts/legend.js").Entry[]}
 */
function entries({ words, view }, { previous }) {
  /** @type {import("../charts/legend.js").Entry[]} */
  const always = [
    { key: "revenue", name: words.money.revenue, colour: "order" },
    { key: "orders", name: words.money.orders, colour: "ink-soft", shape: "line" },
  ];
  const ghosts = view.compare && previous.length > 0;
  return ghosts ? [...always, { key: "before", name: words.previous, colour: "ghost", shape: "dashed" }] : always;
}

/** @param {import("../types.js").Context} context @param {Figures} figures @param {number} at */
function tipAt({ words, format, view }, figures, at) {
  const valueAt = (series) => binned(series, figures.step).find(([time]) => time === at)?.[1] ?? 0;
  const now = (pick) => valueAt(counts(figures, pick));
  const before = (pick) => (view.compare ? valueAt(ghost(figures, pick)) : null);
  const write = (value) => (value === null ? "" : format.money(value, figures.currency));
  const count = (value) => (value === null ? "" : format.exact(value));
  return tip(format.moment(at, figures.step), [
    { name: words.money.revenue, colour: "order", value: write(now(revenueOf)), before: write(before(revenueOf)) },
    { name: words.money.orders, colour: "ink-soft", value: count(now(ordersOf)), before: count(before(ordersOf)) },
  ]);
}

/** @param {import("../types.js").Point} point */
function revenueOf(point) {
  return point.revenue;
}

/** @param {import("../types.js").Point} point */
function ordersOf(point) {
  return point.orders;
}
