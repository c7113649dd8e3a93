// A category: everything in it, narrowed down and in order.
import { emptiness, emptyPage, search } from "../catalogue.js";
import { skeletons } from "../card.js";
import { h } from "../dom.js";
import { facetsOf, narrowed, sorted } from "../facets.js";
import { trending } from "../lists.js";
import { results, SORTS } from "../results.js";

export async function category(root, route, app) {
  const { t, signal } = app;
  const title = h("h1", {}, app.name(route.id));
  const grid = h("div", { class: "grid wide", "aria-busy": "true" }, skeletons(12));
  root.append(h("div", { class: "page-head" }, title), grid);
  const found = await search("", route.id);
  if (signal.aborted) {
    return;
  }
  if (found.total === 0) {
    root.replaceChildren(emptyPage(t("nowhere.title"), t("nowhere.text"), h("a", { class: "button", href: "/shop/" }, t("nowhere.home"))));
    return;
  }
  const chosen = {};
  const shown = results(app, grid, "category");
  const count = h("p", { class: "muted", role: "status" });
  let order = app.consent === "granted" ? "for-you" : "newest";
  const draw = async () => {
    const wanted = narrowed(found.items, chosen);
    count.textContent = t("category.count", { count: wanted.length });
    clear.hidden = wanted.length === found.items.length;
    if (wanted.length === 0) {
      shown.none(emptiness(t("category.none"), t("category.none.text")));
    } else {
      await shown.draw(sorted(wanted, order), order === "for-you");
    }
  };
  const clear = h("button", { type: "button", class: "quiet", onclick: () => void unchoose() }, t("category.clear"));
  const facets = facetsOf(found.items).map((facet) => chips(app, facet, chosen, draw));
  const unchoose = () => {
    Object.keys(chosen).forEach((name) => delete chosen[name]);
    facets.forEach((each) => each.querySelectorAll("button").forEach((button) => button.setAttribute("aria-pressed", "false")));
    return draw();
  };
  const orders = SORTS.filter((each) => each !== "relevance" && (each !== "for-you" || app.consent === "granted"));
  const select = h("select", { id: "order", onchange: () => ((order = select.value), void draw()) }, orders.map((each) => h("option", { value: each, selected: each === order }, t(`sort.${each}`))));
  const filters = h("details", { class: "filters", open: matchMedia("(min-width: 760px)").matches }, h("summary", {}, t("category.filters")), facets, clear);
  root.replaceChildren(
    h("div", { class: "page-head" }, title, count, h("div", { class: "sort" }, h("label", { for: "order" }, t("sort.label")), select)),
    filters,
    grid,
    trending(app, route.id),
  );
  await draw();
}

function chips(app, { name, values }, chosen, draw) {
  const chip = ({ value, count }) => {
    const button = h(
      "button",
      {
        type: "button", class: "chip", "aria-pressed": "false",
        onclick: () => {
          const now = chosen[name] ?? [];
          chosen[name] = now.includes(value) ? now.filter((each) => each !== value) : [...now, value];
          button.setAttribute("aria-pressed", String(chosen[name].includes(value)));
          void draw();
        },
      },
      app.name(value), " ", h("small", {}, String(count)),
    );
    return button;
  };
  return h("div", { class: "facet", role: "group", "aria-label": app.name(name) }, h("span", { class: "facet-name" }, app.name(name)), h("div", { class: "chips" }, values.map(chip)));
}
