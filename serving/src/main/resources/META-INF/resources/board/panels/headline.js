import { h, setFigure, setText } from "../dom.js";
import { fill } from "../words.js";
import { share } from "../deltas.js";
import { counts, eventsOf, levels, perSecond, rates } from "../series.js";
import { gathered } from "../bins.js";
import { LENGTH } from "../figures.js";
import { badge } from "./badge.js";
import { spark } from "./spark.js";
import { figure } from "./panel.js";

/** The eight figures that are looked at first. */

/** @typedef {import("../types.js").Figures} Figures */
/** @typedef {import("../types.js").Totals} Totals */
/** @typedef {import("../types.js").Context} Context */

/**
 * @typedef {object} Tile
 * @property {string} name of the figure
 * @property {string} title
 * @property {string} colour
 * @property {(totals: Totals, figures: Figures) => number} value
 * @property {(value: number, figures: Figures) => string} write
 * @property {(totals: Totals) => number} [compared] where it is not the value
 * @property {{share?: boolean, better?: "more" | "less" | "neither"}} [kind]
 * @property {(totals: Totals, figures: Figures) => string} note
 * @property {(figures: Figures) => (number | null)[]} line
 */

const RATIO_PIECES = 20;

/** @param {Context} context @returns {import("../types.js").Panel} */
export function headline(context) {
  const tiles = tilesOf(context).map((tile) => tileOf(context, tile));
  const element = h(
    "section",
    { class: "headline", "aria-labelledby": "title-headline", "data-testid": "headline" },
    h("h2", { id: "title-headline", class: "hidden" }, context.words.headline),
    ...tiles.map((tile) => tile.element),
  );
  return { element, update: (figures) => tiles.forEach((tile) => tile.update(figures)) };
}

/** @param {Context} context @param {Tile} tile */
function tileOf(context, tile) {
  const value = figure(tile.name, "value");
  const delta = badge(context, tile.kind);
  const note = h("span", {});
  const line = spark(tile.colour);
  const under = h("p", { class: "under" }, delta.element, note);
  return {
    element: h("div", { class: "tile" }, h("h3", {}, tile.title), value, under, line.element),
    /** @param {Figures} figures */
    update(figures) {
      const { current, previous } = figures.totals;
      const number = tile.value(current, figures);
      setFigure(value, tile.write(number, figures), number);
      const compared = tile.compared ?? ((totals) => tile.value(totals, figures));
      delta.update(compared(current), compared(previous));
      setText(note, tile.note(current, figures));
      line.update(tile.line(figures));
    },
  };
}

/**
 * The text, or a dash where there was nothing to measure.
 *
 * @param {number} basis
 * @param {string} text
 */
function orNone(basis, text) {
  return basis > 0 ? text : "–";
}

/**
 * One count against another over time, in pieces that are wide enough for both.
 *
 * @param {(point: import("../types.js").Point) => number} part
 * @param {(point: import("../types.js").Point) => number} whole
 * @returns {(figures: Figures) => (number | null)[]}
 */
function ratio(part, whole) {
  /** @param {Figures} figures @param {typeof part} pick */
  const pieces = (figures, pick) =>
    gathered(
      counts(figures, pick).map(([, value]) => value),
      RATIO_PIECES,
    );
  return (figures) => {
    const wholes = pieces(figures, whole);
    return pieces(figures, part).map((value, index) => (wholes[index] > 0 ? value / wholes[index] : null));
  };
}

/** @param {Context} context @returns {Tile[]} */
function tilesOf({ words, format }) {
  const text = words.tiles;
  const impressions = (totals) => totals.recommendations.reduce((sum, each) => sum + each.impressions, 0);
  const clicks = (totals) => totals.recommendations.reduce((sum, each) => sum + each.clicks, 0);
  const ratesOf = (pick) => (figures) => rates(figures, pick).map(([, value]) => value);
  const average = (totals, figures) => totals.eventCount / (LENGTH[figures.range] / 1000);
  return [
    {
      name: "active-shoppers",
      title: text.active,
      colour: "view",
      value: (totals) => totals.activeNow,
      write: format.count,
      compared: (totals) => totals.shoppers,
      note: (totals) => fill(text.activeNote, { n: format.brief(totals.shoppers) }),
      line: (figures) => counts(figures, (point) => point.shoppers).map(([, value]) => value),
    },
    {
      name: "events-per-second",
      title: text.rate,
      colour: "click",
      value: (_, figures) => perSecond(figures, eventsOf),
      write: format.rate,
      compared: (totals) => totals.eventCount,
      note: (totals, figures) => fill(text.rateNote, { n: format.rate(average(totals, figures)) }),
      line: ratesOf(eventsOf),
    },
    {
      name: "conversion",
      title: text.conversion,
      colour: "order",
      value: (totals) => totals.conversion,
      write: (value, figures) => orNone(figures.totals.current.funnel.viewed, format.percent(value)),
      kind: { share: true },
      note: (totals) => fill(text.conversionNote, { n: format.brief(totals.funnel.viewed) }),
      line: ratio(
        (point) => point.orders,
        (point) => point.views,
      ),
    },
    {
      name: "orders",
      title: text.orders,
      colour: "order",
      value: (totals) => totals.orders,
      write: format.count,
      note: (totals) => fill(text.ordersNote, { n: format.brief(totals.reversals) }),
      line: ratesOf((point) => point.orders),
    },
    {
      name: "revenue",
      title: text.revenue,
      colour: "order",
      value: (totals) => totals.revenue,
      write: (value, figures) => format.money(value, figures.currency),
      note: (totals, figures) =>
        figures.otherCurrencies ? words.otherCurrencies : fill(text.revenueNote, { n: format.brief(totals.units) }),
      line: ratesOf((point) => point.revenue),
    },
    {
      name: "average-order",
      title: text.average,
      colour: "order",
      value: (totals) => totals.averageOrder,
      write: (value, figures) => orNone(figures.totals.current.orders, format.money(value, figures.currency)),
      note: () => text.averageNote,
      line: ratio(
        (point) => point.revenue,
        (point) => point.orders,
      ),
    },
    {
      name: "click-through",
      title: text.clickThrough,
      colour: "click",
      value: (totals) => share(clicks(totals), impressions(totals)),
      write: (value, figures) => orNone(impressions(figures.totals.current), format.percent(value)),
      kind: { share: true },
      note: (totals) => fill(text.clickThroughNote, { n: format.brief(impressions(totals)) }),
      line: ratio(
        (point) => point.clicks,
        (point) => point.impressions,
      ),
    },
    {
      name: "freshness-p50",
      title: text.freshness,
      colour: "fresh",
      value: (totals) => totals.freshness.p50,
      write: (value, figures) => orNone(figures.totals.current.freshness.count, format.latency(value)),
      kind: { better: "less" },
      note: ({ freshness: { count, p99 } }) => fill(text.freshnessNote, { n: orNone(count, format.latency(p99)) }),
      line: (figures) => levels(figures, (point) => point.freshnessP50).map(([, value]) => value),
    },
  ];
}
