import { h, setAttribute, setText } from "../dom.js";
import { toggled } from "../address.js";
import { icon } from "../icons.js";
import { fill } from "../words.js";
import { emptiness, sheet } from "../panels/panel.js";
import { canvas } from "./canvas.js";
import { table } from "./table.js";

/** A table that changes each second can be neither read nor listened to. */
const TABLE_EVERY = 10_000;

/** A panel with a chart: the chart, what it says in one sentence, and its points as a table when asked for. */

/** @typedef {import("../types.js").Figures} Figures */
/** @typedef {import("./palette.js").Palette} Palette */

/**
 * @typedef {object} Chart
 * @property {string} name
 * @property {string} title
 * @property {string} [note]
 * @property {HTMLElement} [sum]
 * @property {HTMLElement} [below]
 * @property {(palette: Palette, figures: Figures) => object} option
 * @property {(figures: Figures) => string} summary
 * @property {(figures: Figures) => {heads: string[], rows: string[][]}} table
 * @property {(figures: Figures) => boolean} isEmpty
 */

/**
 * @param {import("../types.js").Context} context
 * @param {Chart} chart
 * @returns {import("../types.js").Panel}
 */
export function chartPanel({ words, view, change }, chart) {
  /** @type {Figures | null} */
  let last = null;
  let tabledAt = -Infinity;
  const asTable = view.tables.includes(chart.name);
  const drawn = canvas((palette) => chart.option(palette, last));
  const empty = emptiness();
  drawn.element.append(empty);
  drawn.element.hidden = asTable;
  const region = { class: "scroll chart-table", tabindex: "0", role: "region", "aria-label": chart.title };
  const rows = h("div", { ...region, hidden: !asTable });
  const button = tableButton();

  function tableButton() {
    const text = asTable ? words.showChart : words.showTable;
    const attributes = { class: "tool", type: "button", title: text, "aria-label": `${chart.title}: ${text}` };
    const onclick = () => change({ tables: toggled(view.tables, chart.name) });
    const testId = `table-${chart.name}`;
    return h("button", { ...attributes, onclick, "data-testid": testId }, icon(asTable ? "chart" : "table"));
  }

  /** @param {Figures} figures */
  function show(figures) {
    if (asTable) {
      if (performance.now() - tabledAt < TABLE_EVERY) return;
      tabledAt = performance.now();
      const { heads, rows: points } = chart.table(figures);
      const place = rows.scrollTop;
      rows.replaceChildren(table(chart.title, [words.time, ...heads], points));
      rows.scrollTop = place;
    } else {
      drawn.redraw();
    }
  }

  return {
    element: sheet(chart.name, chart.title, { ...chart, tools: [button] }, drawn.element, rows, chart.below ?? null),
    update(figures) {
      last = figures;
      const range = words.rangesLong[figures.range];
      setAttribute(
        drawn.element,
        "aria-label",
        fill(words.chartOf, { title: chart.title, range, summary: chart.summary(figures) }),
      );
      empty.hidden = !chart.isEmpty(figures);
      drawn.element.classList.toggle("without", !empty.hidden);
      setText(empty, fill(chart.name === "events" ? words.noEvents : words.nothing, { range }));
      show(figures);
    },
    dispose: drawn.dispose,
  };
}
