// What a search found, or what to do when it found nothing.
import { emptyPage, search as find } from "../catalogue.js";
import { skeletons } from "../card.js";
import { h } from "../dom.js";
import { forYou, trending } from "../lists.js";
import { results } from "../results.js";

export async function search(root, route, app) {
  const { t, signal } = app;
  const query = (route.query.q ?? "").trim();
  if (query === "") {
    root.append(emptyPage(t("search.empty"), t("search.empty.text")), trending(app, undefined, 6));
    return;
  }
  const grid = h("div", { class: "grid wide", "aria-busy": "true" }, skeletons(8));
  const title = h("h1", { "aria-live": "polite" }, t("search.label"));
  root.append(h("div", { class: "page-head" }, title), grid);
  const found = await find(query);
  if (signal.aborted) {
    return;
  }
  // Once for each search, not for each time that its page is drawn.
  app.once(`search ${query}`, () => void app.client.search(query, found.total));
  if (found.total === 0) {
    root.replaceChildren(emptyPage(t("search.none", { query }), t("search.none.text")), trending(app, undefined, 6), forYou(app, 6));
    return;
  }
  title.textContent = t("search.results", { count: found.total, query });
  await results(app, grid, "search").draw(found.items, false);
}
