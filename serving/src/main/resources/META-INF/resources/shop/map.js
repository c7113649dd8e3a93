// The shopper among the items, on the plane that the service fits to them.
import { textOf, knownItem } from "./catalogue.js";
import { h, s } from "./dom.js";
import { nameIn } from "./words.js";

const WIDTH = 300;
const HEIGHT = 210;
const EDGE = 14;

/** Colours that can be told apart on light and on dark, and by those who see few. */
const COLOURS = [
  "#c0792a", "#3b7dd8", "#2f9e77", "#b04a8f", "#8a6fd1", "#7c8794", "#d0483e", "#3aa0b8", "#9aa32b", "#e08fb0", "#7a5135", "#5b63b7", "#d8a531",
];

/** A plot that keeps its scale while the plane is the same, so that only the shopper moves. */
export class ShopperMap {
  #app;
  #sample = null;
  #trail = [];
  #asked = 0;
  element = h("div", { class: "map-box", "data-testid": "map" });

  constructor(app) {
    this.#app = app;
    this.#nothing();
  }

  #nothing() {
    this.element.replaceChildren(h("p", { class: "panel-note" }, this.#app.t("panel.map.none")));
  }

  async refresh(session) {
    const mine = ++this.#asked;
    const path = `/v1/users/${encodeURIComponent(session.shopper)}/map?limit=`;
    let map = await this.#read(path + (this.#sample ? 0 : 300), session);
    if (map && this.#sample && map.fit !== this.#sample.fit) {
      this.#trail = [];
      map = await this.#read(path + 300, session);
    }
    if (!map || mine !== this.#asked) {
      return;
    }
    if (map.items.length > 0) {
      this.#sample = map;
    }
    if (this.#sample) {
      this.#draw(map);
    }
  }

  async #read(path, session) {
    const answer = await fetch(path, { headers: { Authorization: `Bearer ${session.key}`, ...(session.token() && { "X-Daogou-Shopper-Token": session.token() }) } });
    return answer.ok ? answer.json() : null;
  }

  #draw(map) {
    const { t, lang } = this.#app;
    const at = scale(this.#sample.items);
    const categories = [...new Set(this.#sample.items.map(({ category }) => category))].sort();
    const colour = (category) => COLOURS[categories.indexOf(category) % COLOURS.length];
    const dots = this.#sample.items.map((spot) => {
      const [x, y] = at(spot);
      return s("circle", { cx: x, cy: y, r: 2.6, fill: colour(spot.category), opacity: 0.5 });
    });
    const recent = map.recent.map((spot, i) => {
      const [x, y] = at(spot);
      const known = knownItem(spot.item);
      return s("circle", { cx: x, cy: y, r: 5, class: "map-recent", opacity: 1 - i * 0.06 }, s("title", {}, known ? textOf(known, lang) : spot.item));
    });
    const now = map.shortTerm && at(map.shortTerm);
    if (now && String(this.#trail.at(-1)) !== String(now)) {
      this.#trail = [...this.#trail, now].slice(-12);
    }
    const trail = this.#trail.length > 1 ? s("polyline", { points: this.#trail.map(([x, y]) => `${x},${y}`).join(" "), class: "map-trail" }) : "";
    const svg = s("svg", { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: "img", "aria-label": t("panel.map.label") }, ...dots, ...recent, trail);
    svg.append(...marks(t, map.longTerm && at(map.longTerm), now));
    const share = Math.round((map.axes[0] + map.axes[1]) * 100);
    this.element.replaceChildren(svg, h("p", { class: "panel-note" }, t("panel.map.text", { share })), legend(categories, colour, lang));
  }
}

function scale(items) {
  const range = (values) => [Math.min(...values), Math.max(...values)];
  const [left, right] = range(items.map(({ x }) => x));
  const [low, high] = range(items.map(({ y }) => y));
  const part = (value, from, to) => (to > from ? (value - from) / (to - from) : 0.5);
  const inside = (value, most) => Math.min(most - EDGE / 2, Math.max(EDGE / 2, value));
  return ({ x, y }) => [inside(EDGE + part(x, left, right) * (WIDTH - 2 * EDGE), WIDTH), inside(HEIGHT - EDGE - part(y, low, high) * (HEIGHT - 2 * EDGE), HEIGHT)].map((n) => Math.round(n * 10) / 10);
}

function marks(t, lasting, now) {
  const mark = ([x, y], kind, word, above) => {
    const near = x > WIDTH - 70 ? "end" : x < 70 ? "start" : "middle";
    const shift = near === "end" ? -9 : near === "start" ? 9 : 0;
    return s("g", { class: `map-${kind}` }, s("circle", { cx: x, cy: y, r: 7 }), s("text", { x: x + shift, y: above ? Math.max(12, y - 11) : Math.min(HEIGHT - 4, y + 19), "text-anchor": near }, word));
  };
  const nowAbove = !lasting || !now || now[1] <= lasting[1];
  return [lasting && mark(lasting, "lasting", t("panel.map.lasting"), !nowAbove), now && mark(now, "now", t("panel.map.now"), nowAbove)].filter(Boolean);
}

const legend = (categories, colour, lang) =>
  h("ul", { class: "map-legend" }, categories.map((each) => h("li", {}, s("svg", { viewBox: "0 0 8 8", "aria-hidden": "true" }, s("circle", { cx: 4, cy: 4, r: 4, fill: colour(each) })), nameIn(lang, each))));
