import { h, setFigure, setText } from "../dom.js";
import { fill } from "../words.js";
import { share } from "../deltas.js";
import { counted } from "./counted.js";
import { figure, sheet } from "./panel.js";

/** What shoppers ask for, and what they ask for in vain. */

/** @param {import("../types.js").Context} context @returns {import("../types.js").Panel} */
export function searches({ words, format }) {
  const texts = words.searches;
  const total = figure("searches");
  const zero = figure("zero-results");
  const top = counted("search", texts.none, format.count, "top-searches");
  const inVain = counted("reversal", texts.noneZero, format.count, "zero-result-searches");
  const sum = h("span", {}, total, " · ", zero);
  const columns = h(
    "div",
    { class: "columns" },
    h("div", {}, h("h3", {}, texts.top), ...top.elements),
    h("div", {}, h("h3", {}, texts.zero), ...inVain.elements),
  );
  return {
    element: sheet("searches", texts.title, { sum }, columns),
    update({ totals: { current } }) {
      setFigure(total, fill(texts.total, { n: format.count(current.searches) }), current.searches);
      const part = format.percent(share(current.zeroResults, current.searches));
      setFigure(zero, fill(texts.zeroShare, { n: part }), current.zeroResults);
      top.update(current.topSearches.map(({ query, count }) => ({ key: query, name: query, count })));
      inVain.update(current.topZeroResults.map(({ query, count }) => ({ key: query, name: query, count })));
    },
  };
}
