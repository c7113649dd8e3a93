// Items of the shop's own finding, in a grid: a category, or what a search found.
import { card } from "./card.js";
import { glide } from "./flip.js";

export const SORTS = ["for-you", "relevance", "newest", "cheap", "dear"];
const MOST = 200;

/**
 * Draws items into a grid, and sends what was seen and clicked.
 *
 * @param {object} app
 * @param {HTMLElement} grid
 * @param {string} placement under which they are seen
 */
export function results(app, grid, placement) {
  const { signal } = app;
  const cards = new Map();
  let watched;
  let turn = 0;
  let shown = { ids: [] };

  /** @param {boolean} forShopper whether the service shall order them */
  async function draw(items, forShopper) {
    const mine = ++turn;
    const ranked = forShopper ? await ranking(items) : { items };
    if (mine !== turn || signal.aborted) {
      return;
    }
    grid.removeAttribute("aria-busy");
    shown = { ids: ranked.items.map(({ item }) => item), recommendationId: ranked.recommendationId };
    const nodes = ranked.items.map((item) => cardOf(item));
    glide(grid, () => grid.replaceChildren(...nodes));
    watched?.disconnect();
    watched = app.client.observeList(grid, { placement, items: shown.ids.slice(0, 100), recommendationId: shown.recommendationId });
  }

  async function ranking(items) {
    try {
      const list = await app.client.rank(items.slice(0, MOST).map(({ item }) => item), { fields: ["score"], signal });
      const byId = new Map(items.map((item) => [item.item, item]));
      const ordered = list.items.map(({ item }) => byId.get(item)).filter(Boolean);
      const missing = items.filter((item) => !ordered.includes(item));
      return { items: [...ordered, ...missing], recommendationId: list.recommendationId };
    } catch {
      // An order that cannot be had is no reason to show nothing.
      return { items };
    }
  }

  function cardOf(item) {
    if (!cards.has(item.item)) {
      cards.set(item.item, card(item, app, () => app.clicked(item.item, placement, shown.ids.indexOf(item.item), shown.recommendationId)));
    }
    return cards.get(item.item);
  }

  function none(message) {
    turn++;
    grid.removeAttribute("aria-busy");
    watched?.disconnect();
    grid.replaceChildren(message);
  }

  signal.addEventListener("abort", () => watched?.disconnect());
  return { draw, none };
}
