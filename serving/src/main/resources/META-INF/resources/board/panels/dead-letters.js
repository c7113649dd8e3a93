import { h, setFigure } from "../dom.js";
import { icon } from "../icons.js";
import { called, fill } from "../words.js";
import { counted } from "./counted.js";
import { figure, sheet } from "./panel.js";

/** Events that could not be read, by reason. */

/** @param {import("../types.js").Context} context @returns {import("../types.js").Panel} */
export function deadLetters({ words, format }) {
  const texts = words.deadLetters;
  const total = figure("dead-letters");
  const rows = counted("reversal", texts.none, format.count, "dead-letters");
  rows.elements[1].replaceChildren(h("span", { class: "calm" }, icon("check"), texts.none));
  return {
    element: sheet("dead-letters", texts.title, { sum: total }, ...rows.elements),
    update({ totals: { current } }) {
      const reasons = Object.entries(current.deadLetters)
        .filter(([, count]) => count > 0)
        .sort(([, one], [, other]) => other - one);
      const sum = reasons.reduce((all, [, count]) => all + count, 0);
      setFigure(total, fill(texts.total, { n: format.count(sum) }), sum);
      rows.update(reasons.map(([reason, count]) => ({ key: reason, name: called(words.reasons, reason), count })));
    },
  };
}
