import { setFigure, h } from "../dom.js";
import { toggled } from "../address.js";
import { called, fill } from "../words.js";
import { kindsOf } from "../kinds.js";
import { counts, eventsOf, ghost, rates } from "../series.js";
import { chartPanel } from "../charts/chart-panel.js";
import { legend } from "../charts/legend.js";
import { ghostLine, stacked } from "../charts/lines.js";
import { option } from "../charts/option.js";
import { tip } from "../charts/tip.js";
import { smoothed } from "../bins.js";
import { LENGTH } from "../figures.js";
import { badge } from "./badge.js";
import { figure } from "./panel.js";

/** Events of each type over time, one upon the other. */

/** @typedef {import("../types.js").Figures} Figures */

/** @param {import("../types.js").Context} context @returns {import("../types.js").Panel} */
export function events(context) {
  const { words, format, view } = context;
  const total = figure("events");
  const delta = badge(context);
  const names = legend((type) => context.change({ hidden: toggled(view.hidden, type) }));
  const note = h("span", { class: "note" });
  const isShown = (kind) => !view.hidden.includes(kind.type);
  const shownOf = (figures) => kindsOf(figures.totals.current.events).filter(isShown);
  const sumOf = (figures) => (point) =>
    view.hidden.length === 0
      ? eventsOf(point)
      : shownOf(figures).reduce((sum, { type }) => sum + (point.events[type] ?? 0), 0);

  const panel = chartPanel(context, {
    name: "events",
    title: words.events.title,
    sum: h("span", {}, delta.element, " ", total),
    below: names.element,
    isEmpty: (figures) => figures.totals.current.eventCount === 0,
    summary: (figures) =>
      kindsOf(figures.totals.current.events)
        .map(({ type }) => `${called(words.kinds, type)} ${format.exact(figures.totals.current.events[type])}`)
        .join(", "),
    table(figures) {
      const kinds = shownOf(figures);
      const columns = kinds.map(({ type }) => counts(figures, (point) => point.events[type] ?? 0));
      const rows = (columns[0] ?? []).map(([at], index) => [
        format.moment(at, figures.step),
        ...columns.map((column) => format.exact(column[index][1])),
      ]);
      return { heads: kinds.map(({ type }) => called(words.kinds, type)), rows };
    },
    option(palette, figures) {
      const kinds = shownOf(figures);
      const layers = kinds.map(({ type, colour }) =>
        stacked(
          palette,
          type,
          colour,
          rates(figures, (point) => point.events[type] ?? 0),
        ),
      );
      const before =
        view.compare && figures.previous.length > 0
          ? [ghostLine(palette, "before", smoothed(ghost(figures, sumOf(figures)), figures.step))]
          : [];
      return option(context, palette, figures, {
        series: [...layers, ...before],
        axes: [format.short],
        tip: (at) => tipAt(context, figures, kinds, at),
      });
    },
  });
  panel.element.querySelector("h2").after(note);

  return {
    ...panel,
    update(figures) {
      const { current, previous } = figures.totals;
      setFigure(total, fill(words.events.total, { n: format.count(current.eventCount) }), current.eventCount);
      delta.update(current.eventCount, previous.eventCount);
      note.textContent = words.steps[figures.step] ?? "";
      names.update(entries(context, figures));
      panel.update(figures);
    },
  };
}

/** @param {import("../types.js").Context} context @param {Figures} figures */
function entries({ words, format, view }, figures) {
  const { events: counted } = figures.totals.current;
  const kinds = kindsOf(counted).map(({ type, colour }) => ({
    key: type,
    name: called(words.kinds, type),
    colour,
    value: format.count(counted[type]),
    raw: counted[type],
    shown: !view.hidden.includes(type),
  }));
  const before = { key: "before", name: words.previous, colour: "ghost", shape: /** @type {const} */ ("dashed") };
  return view.compare && figures.previous.length > 0 && kinds.length > 0 ? [...kinds, before] : kinds;
}

/** @param {import("../types.js").Context} context @param {Figures} figures @param {import("../kinds.js").Kind[]} kinds @param {number} at */
function tipAt({ words, format, view }, figures, kinds, at) {
  const point = figures.points.find((each) => each.at === at);
  const before = figures.previous.find((each) => each.at === at - LENGTH[figures.range]);
  const of = (from, type) => from?.events[type] ?? 0;
  const lines = kinds.map(({ type, colour }) => ({
    name: called(words.kinds, type),
    colour,
    value: format.exact(of(point, type)),
    before: view.compare && before ? format.exact(of(before, type)) : "",
  }));
  return tip(
    format.moment(at, figures.step),
    lines.filter((line) => line.value !== "0" || !/^0?$/.test(line.before)),
  );
}
