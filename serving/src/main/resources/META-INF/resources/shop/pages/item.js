// One item: what it is, what it comes as, what goes with it.
import { emptyPage, items, search, textOf } from "../catalogue.js";
import { portrait } from "../card.js";
import { h } from "../dom.js";
import { boughtTogether, recentlyViewed, similar } from "../lists.js";
import { money } from "../money.js";
import { address } from "../routes.js";

export async function item(root, route, app) {
  const { t, lang, signal } = app;
  root.append(h("div", { class: "product skeleton", "aria-hidden": "true" }, h("div", { class: "product-picture" }), h("div", {}, h("span", { class: "bar" }), h("span", { class: "bar short" }))));
  const [thing] = await items([route.id]);
  if (signal.aborted) {
    return;
  }
  if (!thing) {
    root.replaceChildren(emptyPage(t("item.gone"), t("item.gone.text"), h("a", { class: "button", href: "/shop/" }, t("nowhere.home"))));
    return;
  }
  // Sent before the lists are asked for, so that they reflect it.
  app.once(`view ${thing.item}`, () => void app.client.viewItem(thing.item, app.credit(thing.item)));
  const variants = h("div", { class: "variants" });
  root.replaceChildren(
    crumbs(thing, app),
    h("div", { class: "product" }, h("div", { class: "product-picture" }, portrait(thing, textOf(thing, lang), 640)), facts(thing, variants, app)),
    ...[similar(app, thing.item), boughtTogether(app, thing.item), recentlyViewed(app, thing.item)].filter(Boolean),
  );
  await showVariants(variants, thing, app);
}

function crumbs(thing, { t, name }) {
  const steps = [h("a", { href: "/shop/" }, t("item.home")), ...thing.categoryPath.map((each) => h("a", { href: address("category", each) }, name(each)))];
  return h("nav", { class: "crumbs", "aria-label": t("nav.crumbs") }, h("ol", {}, steps.map((step) => h("li", {}, step))));
}

function facts(thing, variants, app) {
  const { t, lang } = app;
  const add = h("button", { type: "button", class: "button large", "data-testid": "add-to-cart" }, t("item.add"));
  const said = h("p", { class: "muted", role: "status" });
  add.addEventListener("click", () => {
    app.basket.add(thing);
    void app.client.addToCart(thing.item, { quantity: 1, price: thing.price, ...app.credit(thing.item) });
    said.replaceChildren(t("item.added") + " · ", h("a", { href: address("cart") }, t("cart.title")));
  });
  const rows = [["brand", thing.brand], ...Object.entries(thing.attributes)].filter(([, value]) => value && value !== "none");
  return h(
    "div",
    { class: "product-facts" },
    h("p", { class: "maker" }, thing.brand),
    h("h1", {}, textOf(thing, lang)),
    h("p", { class: "price large" }, money(thing.price, thing.currency, lang)),
    h("p", { class: "description" }, textOf(thing, lang, "description")),
    variants,
    add,
    said,
    h("h2", { class: "small" }, t("item.details")),
    h("dl", { class: "attributes" }, rows.flatMap(([name, value]) => [h("dt", {}, app.name(name)), h("dd", {}, app.name(value))])),
  );
}

/** Other colours and sizes of a phone; the same design for it, of an accessory; other metals, of jewellery. */
function isVariant(one, other) {
  const [a, b] = [one.attributes, other.attributes];
  if (one.item === other.item || one.categoryPath.at(-1) !== other.categoryPath.at(-1)) {
    return false;
  }
  const alike = (...names) => names.every((name) => a[name] !== undefined && a[name] === b[name]);
  return alike("model") || (alike("style", "stone") && a.metal !== b.metal && one.brand === other.brand) || (one.categoryPath.at(-1) !== "Phone Cases" && alike("design", "power"));
}

const DIFFERS = ["storage", "colour", "metal", "dial", "design"];

async function showVariants(place, thing, app) {
  const { t, signal } = app;
  const others = (await search("", thing.categoryPath.at(-1))).items.filter((other) => isVariant(thing, other)).slice(0, 6);
  if (others.length === 0 || signal.aborted) {
    return;
  }
  const word = (other) => {
    const named = DIFFERS.filter((name) => other.attributes[name] && other.attributes[name] !== thing.attributes[name]).map((name) => app.name(other.attributes[name]));
    return named.slice(0, 2).join(" · ") || other.brand;
  };
  place.append(h("h2", { class: "small" }, t("item.variants")), h("ul", {}, others.map((other) => h("li", {}, h("a", { href: address("item", other.item) }, portrait(other, "", 64), h("span", {}, word(other)))))));
}
