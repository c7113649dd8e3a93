import { h } from "../dom.js";

/** The sheet on which every panel is drawn. */

/**
 * @param {string} name
 * @param {string} title
 * @param {{note?: string, sum?: HTMLElement, tools?: HTMLElement[]}} head
 * @param {...(Node | null)} content
 */
export function sheet(name, title, { note, sum, tools = [] }, ...content) {
  const id = `title-${name}`;
  const head = h("header", {}, h("h2", { id }, title), note && h("span", { class: "note" }, note));
  const right = sum ?? h("span", {});
  right.classList.add("sum");
  head.append(right, ...tools);
  return h(
    "section",
    { class: `panel panel-${name}`, "aria-labelledby": id, "data-testid": `panel-${name}` },
    head,
    ...content,
  );
}

/** A place that says that there is nothing, and is hidden otherwise. @param {string} [text] */
export function emptiness(text = "") {
  return h("p", { class: "empty", hidden: true }, text);
}

/** A number that programs can read too. @param {string} name @param {string} [className] */
export function figure(name, className = "") {
  return h("span", { class: className || null, "data-testid": `figure-${name}` });
}
