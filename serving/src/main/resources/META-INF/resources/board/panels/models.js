import { h, setAttribute, setText } from "../dom.js";
import { sheet } from "./panel.js";

/** What scores the lists, and on what it runs. */

const FACTS = /** @type {const} */ (["provider", "ranker", "encoder", "sequence"]);

/** @param {import("../types.js").Context} context @returns {import("../types.js").Panel} */
export function models({ words }) {
  const texts = words.model;
  const values = FACTS.map((fact) => h("dd", { "data-testid": `model-${fact}` }));
  const facts = FACTS.flatMap((fact, index) => [h("dt", {}, texts[fact]), values[index]]);
  return {
    element: sheet("models", texts.title, {}, h("dl", { class: "facts" }, ...facts)),
    update({ model }) {
      FACTS.forEach((fact, index) => {
        setText(values[index], model[fact] ?? texts.none);
        setAttribute(values[index], "title", model[fact]);
      });
    },
  };
}
