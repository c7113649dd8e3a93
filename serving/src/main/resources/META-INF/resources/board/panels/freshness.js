import { h, setFigure } from "../dom.js";
import { fill } from "../words.js";
import { highest, smoothed } from "../bins.js";
import { ghost, levels } from "../series.js";
import { chartPanel } from "../charts/chart-panel.js";
import { legend } from "../charts/legend.js";
import { ghostLine, line } from "../charts/lines.js";
import { option } from "../charts/option.js";
import { tip } from "../charts/tip.js";
import { figure } from "./panel.js";

/** How long a click takes to become a new list. */

/** @typedef {import("../types.js").Figures} Figures */

/** @param {import("../types.js").Context} context @returns {import("../types.js").Panel} */
export function freshness(context) {
  const { words, format, view } = context;
  const texts = words.freshness;
  const names = legend();
  const lists = figure("lists");
  const panel = chartPanel(context, {
    name: "freshness",
    title: texts.title,
    note: texts.note,
    sum: h("span", {}, lists),
    below: names.element,
    isEmpty: ({ totals }) => totals.current.freshness.count === 0,
    summary: ({ totals: { current } }) =>
      `${texts.p50} ${format.latency(current.freshness.p50)}, ${texts.p99} ${format.latency(current.freshness.p99)}`,
    table(figures) {
      const p50 = levels(figures, p50Of);
      const p99 = levels(figures, p99Of);
      const write = (value) => (value === null ? "–" : format.latency(value));
      const rows = p50.map(([at, value], index) => [
        format.moment(at, figures.step),
        write(value),
        write(p99[index][1]),
      ]);
      return { heads: [texts.p50, texts.p99], rows };
    },
    option(palette, figures) {
      const before = highest(ghost(figures, p99Of), figures.step).map(known);
      const series = [
        ...(view.compare && figures.previous.length > 0 ? [ghostLine(palette, "before", before)] : []),
        line(palette, "p99", "fresh-high", highest(levels(figures, p99Of), figures.step)),
        line(palette, "p50", "fresh", smoothed(levels(figures, p50Of), figures.step)),
      ];
      return option(context, palette, figures, {
        series: series.map((each) => ({ ...each, connectNulls: true })),
        axes: [format.axisLatency],
        tip: (at) => tipAt(context, figures, at),
      });
    },
  });
  return {
    ...panel,
    update(figures) {
      const { current } = figures.totals;
      setFigure(lists, fill(texts.lists, { n: format.count(current.lists) }), current.lists);
      names.update(entries(context, figures));
      panel.update(figures);
    },
  };
}

/**
 * @param {import("../types.js").Context} context
 * @param {Figures} figures
 * @returns {import("../charts/legend.js").Entry[]}
 */
function entries({ words, format, view }, { totals, previous }) {
  const { count, p50, p99 } = totals.current.freshness;
  const write = (value) => (count > 0 ? format.latency(value) : "–");
  /** @type {import("../charts/legend.js").Entry[]} */
  const always = [
    { key: "median", name: words.freshness.p50, colour: "fresh", shape: "line", value: write(p50) },
    {
      key: "freshness-p99",
      name: words.freshness.p99,
      colour: "fresh-high",
      shape: "line",
      value: write(p99),
      raw: p99,
    },
  ];
  const ghosts = view.compare && previous.length > 0;
  return ghosts ? [...always, { key: "before", name: words.previous, colour: "ghost", shape: "dashed" }] : always;
}

/** @param {import("../types.js").Context} context @param {Figures} figures @param {number} at */
function tipAt({ words, format }, figures, at) {
  const point = figures.points.find((each) => each.at === at);
  const write = (value) => (point && point.lists > 0 ? format.latency(value) : "–");
  return tip(format.moment(at, figures.step), [
    { name: words.freshness.p50, colour: "fresh", value: write(point?.freshnessP50 ?? 0) },
    { name: words.freshness.p99, colour: "fresh-high", value: write(point?.freshnessP99 ?? 0) },
  ]);
}

/** A latency of nothing is none. @param {import("../series.js").Sample} sample */
function known([at, value]) {
  return /** @type {import("../series.js").Sample} */ ([at, value || null]);
}

/** @param {import("../types.js").Point} point */
function p50Of(point) {
  return point.freshnessP50;
}

/** @param {import("../types.js").Point} point */
function p99Of(point) {
  return point.freshnessP99;
}
