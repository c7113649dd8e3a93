// The placements of the shop, each asked for as its page needs it.
import { shelf } from "./shelf.js";

const FIELDS = ["reason", "because", "title", "price"];

/** How to ask for a list as long as the page is there. */
function reading({ client, signal }, wishes) {
  return () => client.recommend({ fields: FIELDS, signal, ...wishes });
}

/** What the model ranked for the shopper; every new list is this one's. */
export const forYou = (app, limit = 12) =>
  shelf(app, { placement: "for-you", title: app.t("list.for-you"), limit, follow: "list", read: reading(app, { placement: "for-you", limit }) });

export const trending = (app, category, limit = 6) =>
  shelf(app, {
    placement: "trending",
    title: category ? app.t("list.trending.in", { category: app.name(category) }) : app.t("list.trending"),
    limit,
    hideEmpty: Boolean(category),
    read: reading(app, { placement: "trending", limit, window: "1h", ...(category && { category }) }),
  });

/** Lists that are nobody's without consent: then there is nothing to show. */
function personal(app, placement, limit, wishes = {}) {
  if (app.consent !== "granted") {
    return null;
  }
  const exclude = wishes.exclude ?? [];
  return shelf(app, { placement, title: app.t(`list.${placement}`), limit, hideEmpty: true, follow: "read", read: reading(app, { placement, limit, exclude }) });
}

export const recentlyViewed = (app, except) => personal(app, "recently-viewed", 6, { exclude: except ? [except] : [] });
export const buyAgain = (app) => personal(app, "buy-again", 6);
export const newForYou = (app) => personal(app, "new-for-you", 6);

export const similar = (app, item) =>
  shelf(app, { placement: "similar", title: app.t("list.similar"), limit: 6, hideEmpty: true, read: reading(app, { placement: "similar", item, limit: 6 }) });

export const boughtTogether = (app, item) =>
  shelf(app, { placement: "bought-together", title: app.t("list.bought-together"), limit: 6, hideEmpty: true, read: reading(app, { placement: "bought-together", item, limit: 6 }) });

/** What goes with what is in the cart; without consent, with its first item. */
export function cartComplements(app) {
  const read = () => {
    const inCart = app.basket.lines.map(({ item }) => item);
    return reading(app, { placement: "cart", item: inCart, exclude: inCart, limit: 6 })();
  };
  return shelf(app, { placement: "cart", title: app.t("list.cart"), limit: 6, hideEmpty: true, follow: "read", read });
}
