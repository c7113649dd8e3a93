// One item in a list.
import { drawable, knownItem, textOf } from "./catalogue.js";
import { h, icon } from "./dom.js";
import { money } from "./money.js";
import { pictureAddress } from "./pictures/index.js";
import { address } from "./routes.js";
import { why, whyBriefly } from "./why.js";

export const isDark = () => {
  const chosen = document.documentElement.dataset.theme;
  return chosen ? chosen === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
};

/** The picture of an item; beside its title it says nothing new, so it is silent unless told. */
export const portrait = (item, alt = "", size = 400) =>
  h("img", { class: "picture", src: pictureAddress(drawable(item), isDark()), alt, width: size, height: size, draggable: "false", decoding: "async" });

/**
 * A card.
 *
 * @param {object} item as the shop knows it
 * @param {object} app
 * @param {(() => void)} onOpen when the item is opened
 * @param {{ reason?: string, because?: string }} listed where a recommendation says why
 */
export function card(item, app, onOpen, listed) {
  const { t, lang } = app;
  const title = textOf(item, lang);
  const link = h(
    "a",
    { class: "card-link", href: address("item", item.item), onclick: onOpen },
    h("span", { class: "card-picture" }, portrait(item)),
    h("span", { class: "card-title" }, title),
  );
  const price = item.price === undefined ? null : h("span", { class: "price" }, money(item.price, item.currency, lang));
  const foot = h("div", { class: "card-foot" }, price, listed?.reason ? reasons(listed, title, app) : null);
  return h("article", { class: "card", "data-testid": "item-card", "data-item": item.item }, link, foot);
}

function reasons(listed, title, { t, lang }) {
  const titleOf = (id) => {
    const known = knownItem(id);
    return known && textOf(known, lang);
  };
  const text = h("p", { class: "why-text", hidden: true });
  const button = h(
    "button",
    {
      type: "button", class: "why", "data-testid": "why", "aria-expanded": "false", "aria-label": `${whyBriefly(listed, t)}. ${t("why.label", { title })}`, title: t("why.button"),
      onclick: () => {
        const open = text.hidden;
        text.textContent = why(listed, titleOf, t);
        text.hidden = !open;
        button.setAttribute("aria-expanded", String(open));
      },
      onkeydown: (event) => event.key === "Escape" && !text.hidden && button.click(),
    },
    h("span", { class: "why-brief" }, whyBriefly(listed, t)),
    icon("info"),
  );
  return h("div", { class: "why-box" }, button, text);
}

/** What stands there until the cards come. */
export const skeletons = (count) => Array.from({ length: count }, () => h("div", { class: "card skeleton", "aria-hidden": "true" }, h("span", { class: "card-picture" }), h("span", { class: "bar" }), h("span", { class: "bar short" })));
