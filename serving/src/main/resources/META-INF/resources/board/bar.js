import { RANGES, THEMES } from "./address.js";
import { h, keyed, setAttribute, setText } from "./dom.js";
import { icon } from "./icons.js";
import { called } from "./words.js";

/** The bar above: what is shown, how it stands, and every control. */

/** @typedef {import("./types.js").Context} Context */

/**
 * @param {Context} context
 * @param {{status: HTMLElement, save: () => void}} parts
 */
export function bar(context, { status, save }) {
  const { view, words } = context;
  const category = choice("filter-category", words.category, (value) => context.change({ category: value }));
  const placement = choice("filter-placement", words.placement, (value) => context.change({ placement: value }));
  const title = h("h1", {}, words.title, " ", view.tenant && h("span", {}, view.tenant));
  const brand = h("div", { class: "brand" }, h("img", { src: "mark.svg", alt: "", width: "28", height: "28" }), title);
  const controls = [ranges(context), category, placement, tools(context, save)];
  const inner = h("div", { class: "bar-inner" }, brand, status, h("span", { class: "spring" }), ...controls);
  return {
    element: h("header", { class: "bar" }, inner),
    /** @param {import("./types.js").Figures | null} figures */
    update(figures) {
      fillChoice(category, words.allCategories, view.category, figures?.categories ?? [], (name) => name);
      fillChoice(placement, words.allPlacements, view.placement, figures?.placements ?? [], (name) =>
        called(words.placements, name),
      );
    },
  };
}

/** @param {Context} context */
function ranges({ view, words, change }) {
  const buttons = RANGES.map((range) =>
    h(
      "button",
      {
        type: "button",
        "aria-pressed": String(view.range === range),
        title: words.rangesLong[range],
        "data-testid": `range-${range}`,
        onclick: () => change({ range }),
      },
      words.ranges[range],
    ),
  );
  return h("div", { class: "segments", role: "group", "aria-label": words.range }, ...buttons);
}

/** @param {Context} context @param {() => void} save */
function tools({ view, words, change }, save) {
  const theme = THEMES[(THEMES.indexOf(view.theme) + 1) % THEMES.length];
  const group = [
    tool(
      "pause",
      view.paused ? "play" : "pause",
      view.paused ? words.resume : words.pause,
      () => change({ paused: !view.paused }),
      view.paused,
    ),
    tool("compare", "compare", words.compare, () => change({ compare: !view.compare }), view.compare),
    tool("export", "export", words.export, save),
    tool("theme", view.theme, words.themes[view.theme], () => change({ theme })),
    tool("wall", "wall", words.wall, () => change({ wall: !view.wall }), view.wall),
  ];
  const lang = view.lang === "en" ? "zh" : "en";
  const language = h(
    "button",
    {
      class: "tool",
      type: "button",
      lang: lang === "zh" ? "zh-CN" : "en",
      "aria-label": words.languageLabel,
      "data-testid": "language",
      onclick: () => change({ lang }),
    },
    words.language,
  );
  return h("div", { class: "tools", role: "group", "aria-label": words.controls }, ...group, language);
}

/**
 * @param {string} name
 * @param {Parameters<typeof icon>[0]} picture
 * @param {string} label
 * @param {() => void} onclick
 * @param {boolean} [pressed]
 */
function tool(name, picture, label, onclick, pressed) {
  const attributes = { class: "tool", type: "button", title: label, "aria-label": label, "data-testid": name, onclick };
  if (pressed !== undefined && name !== "pause") attributes["aria-pressed"] = String(pressed);
  return h("button", attributes, icon(picture));
}

/** @param {string} name @param {string} label @param {(value: string) => void} chosen */
function choice(name, label, chosen) {
  const element = h("select", { class: "choice", "aria-label": label, "data-testid": name });
  element.addEventListener("change", () => chosen(element.value));
  return element;
}

/**
 * @param {HTMLSelectElement} element
 * @param {string} all
 * @param {string} value
 * @param {string[]} names
 * @param {(name: string) => string} write
 */
function fillChoice(element, all, value, names, write) {
  const values = ["", ...names, ...(value !== "" && !names.includes(value) ? [value] : [])];
  keyed(
    element,
    values,
    (each) => each,
    (each) => h("option", { value: each }),
    (option, each) => {
      setText(option, each === "" ? all : write(each));
    },
  );
  if (element.value !== value) element.value = value;
  setAttribute(element, "data-set", String(value !== ""));
}
