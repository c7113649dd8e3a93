// A list of recommendations on a page: asked for, drawn, watched, kept up to date.
import { items } from "./catalogue.js";
import { card, skeletons } from "./card.js";
import { h } from "./dom.js";
import { glide } from "./flip.js";

/** Lists that follow one another so closely are a reason to ask once. */
const SETTLED_MS = 120;

/**
 * A shelf.
 *
 * @param {object} app
 * @param {object} setup
 * @param {string} setup.placement as the service names it
 * @param {string} setup.title
 * @param {number} [setup.limit]
 * @param {boolean} [setup.hideEmpty] whether it vanishes where there is nothing to show
 * @param {() => Promise<object>} setup.read asks the service
 * @param {"list" | "read" | "never"} [setup.follow] what a new list of the shopper does: it is this one's, it is a
 *     reason to ask again, or nothing
 */
export function shelf(app, { placement, title, limit = 6, hideEmpty = false, read, follow = "never" }) {
  const { t, signal } = app;
  const heading = h("h2", {}, title);
  const grid = h("div", { class: "grid" }, skeletons(limit));
  const waiting = h("p", { class: "shelf-waiting", role: "status" });
  const section = h("section", { class: "shelf", "aria-label": title, "data-testid": `placement-${placement}`, "aria-busy": "true" }, h("div", { class: "shelf-head" }, heading, waiting), grid);
  const cards = new Map();
  let watched;
  let shown;
  let held;
  let asked = 0;
  let turn = 0;

  // A card must not move from under a finger that is about to press it.
  const isTouched = () => grid.matches(":hover") || grid.contains(document.activeElement);
  const letGo = () => held && !isTouched() && draw(held);
  grid.addEventListener("pointerleave", () => setTimeout(letGo, 150));
  grid.addEventListener("focusout", () => setTimeout(letGo, 150));

  function offer(list) {
    if (shown && !same(list, shown) && isTouched()) {
      held = list;
      waiting.replaceChildren(t("list.waiting") + " ", h("button", { type: "button", class: "quiet", onclick: () => draw(held) }, t("list.show")));
      return Promise.resolve();
    }
    return draw(list);
  }

  /** The list that was to be drawn last is the one that is: an older one may be ready later. */
  async function draw(list) {
    const mine = ++turn;
    held = undefined;
    waiting.replaceChildren();
    const wanted = list.items.slice(0, limit);
    let known;
    try {
      known = await items([...wanted.map(({ item }) => item), ...wanted.map(({ because }) => because).filter(Boolean)]);
    } catch {
      if (mine === turn) {
        failed();
      }
      return;
    }
    if (mine !== turn || signal.aborted) {
      return;
    }
    const byId = new Map(known.map((item) => [item.item, item]));
    const listed = wanted.filter(({ item }) => byId.has(item));
    const order = listed.map((each) => place(each, byId.get(each.item), list));
    section.hidden = hideEmpty && listed.length === 0;
    section.removeAttribute("aria-busy");
    const nodes = listed.length > 0 ? order : [h("p", { class: "shelf-none" }, t("list.none"))];
    glide(grid, () => arrange(nodes));
    shown = list;
    section.dataset.recommendationId = list.recommendationId ?? "";
    watched?.disconnect();
    watched = listed.length === 0 ? undefined : app.client.observeList(section, { placement, recommendationId: list.recommendationId, items: listed });
  }

  /** Cards that stay are moved, not made anew. */
  function arrange(nodes) {
    const staying = new Set(nodes);
    [...grid.children].forEach((child) => staying.has(child) || child.remove());
    nodes.forEach((node, at) => grid.children[at] === node || grid.insertBefore(node, grid.children[at] ?? null));
  }

  function place(listed, item, list) {
    const key = `${listed.item} ${listed.reason} ${listed.because}`;
    if (!cards.has(key)) {
      const entry = { list, listed };
      entry.node = card(item, app, () => app.clicked(entry.listed.item, placement, positionOf(entry), entry.list.recommendationId), listed);
      cards.set(key, entry);
    }
    const entry = cards.get(key);
    entry.list = list;
    return entry.node;
  }

  const positionOf = (entry) => Math.max(0, entry.list.items.findIndex(({ item }) => item === entry.listed.item));

  async function ask() {
    const mine = ++asked;
    try {
      const list = await read();
      if (mine === asked) {
        await offer(list);
      }
    } catch {
      if (mine === asked) {
        failed();
      }
    }
  }

  /** A list that is shown is better than none. */
  function failed() {
    if (!shown && !signal.aborted) {
      section.removeAttribute("aria-busy");
      grid.replaceChildren(h("p", { class: "shelf-none" }, t("list.failed") + " ", h("button", { type: "button", class: "quiet", onclick: () => void ask() }, t("list.again"))));
    }
  }

  /** What was asked for before a list came is older than that list. */
  function take(list) {
    asked++;
    void offer(list);
  }

  let soon;
  const askSoon = () => {
    clearTimeout(soon);
    soon = setTimeout(() => void ask(), SETTLED_MS);
  };
  const stopFollowing = follow === "never" ? () => undefined : app.onList((list) => void (follow === "list" ? take(list) : askSoon()));
  signal.addEventListener("abort", () => {
    clearTimeout(soon);
    watched?.disconnect();
    stopFollowing();
  });
  void ask();
  return section;
}

const same = (a, b) => a.items.length === b.items.length && a.items.every(({ item }, i) => item === b.items[i].item);
