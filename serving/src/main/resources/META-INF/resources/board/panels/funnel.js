import { h, setFigure, setText } from "../dom.js";
import { fill } from "../words.js";
import { share } from "../deltas.js";
import { badge } from "./badge.js";
import { figure, sheet } from "./panel.js";

/** Shoppers from view to cart to order: distinct ones, so that nobody is counted twice. */

const STAGES = /** @type {const} */ ([
  { stage: "viewed", colour: "view" },
  { stage: "carted", colour: "cart" },
  { stage: "ordered", colour: "order" },
]);

/** @param {import("../types.js").Context} context @returns {import("../types.js").Panel} */
export function funnel(context) {
  const { words, format } = context;
  const stages = STAGES.map(({ stage, colour }) => stageOf(context, stage, colour));
  const between = [0, 1].map(() => h("p", { class: "between" }));
  const list = h("div", { class: "funnel" });
  stages.forEach((stage, index) => list.append(stage.element, ...(between[index] ? [between[index]] : [])));
  return {
    element: sheet("funnel", words.funnel.title, { note: words.funnel.note }, list),
    update({ totals: { current, previous } }) {
      stages.forEach((stage) => stage.update(current.funnel, previous.funnel));
      const numbers = STAGES.map(({ stage }) => current.funnel[stage]);
      between.forEach((element, index) => {
        const passing = format.percent(share(numbers[index + 1], numbers[index]));
        setText(element, fill(words.funnel.step, { n: passing }));
      });
    },
  };
}

/**
 * @param {import("../types.js").Context} context
 * @param {"viewed" | "carted" | "ordered"} stage
 * @param {string} colour
 */
function stageOf(context, stage, colour) {
  const { words, format } = context;
  const number = figure(`funnel-${stage}`, "number");
  const delta = badge(context);
  const fillElement = h("span", { class: "fill grows" });
  fillElement.style.setProperty("--colour", `var(--${colour})`);
  const element = h(
    "div",
    { class: "stage" },
    h("span", { class: "name" }, words.funnel[stage], " ", delta.element),
    number,
    h("div", { class: "track", "aria-hidden": "true" }, fillElement),
  );
  return {
    element,
    /** @param {Record<string, number>} now @param {Record<string, number>} before */
    update(now, before) {
      setFigure(number, format.count(now[stage]), now[stage]);
      delta.update(now[stage], before[stage]);
      fillElement.style.setProperty("--share", `${100 * share(now[stage], now.viewed)}%`);
    },
  };
}
