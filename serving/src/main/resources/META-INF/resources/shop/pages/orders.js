// Orders: one that was just placed, and all of them; what is cancelled is taken back.
import { emptiness, emptyPage, items, textOf } from "../catalogue.js";
import { portrait } from "../card.js";
import { h } from "../dom.js";
import { refill } from "../focus.js";
import { forYou } from "../lists.js";
import { money, total } from "../money.js";
import { address } from "../routes.js";

/** One order. */
export async function order(root, route, app) {
  const { t } = app;
  const found = app.basket.order(route.id);
  if (!found) {
    root.append(emptyPage(t("order.gone"), t("order.gone.text"), h("a", { class: "button", href: address("orders") }, t("orders.title"))));
    return;
  }
  const title = h("h1", { "aria-live": "polite" });
  const read = () => {
    const now = app.basket.order(route.id);
    title.textContent = t(now.cancelled.length < now.lines.length ? "order.thanks" : "order.all.cancelled");
    return [now];
  };
  const { signal } = app;
  const placed = await live(read, app);
  if (!signal.aborted) {
    root.append(title, placed, forYou(app, 6));
  }
}

/** All orders. */
export async function orders(root, route, app) {
  const { t } = app;
  root.append(h("h1", {}, t("orders.title")));
  if (app.basket.orders.length === 0) {
    root.append(emptiness(t("orders.empty"), t("orders.empty.text"), h("a", { class: "button", href: "/shop/" }, t("cart.browse"))));
    return;
  }
  root.append(await live(() => app.basket.orders, app));
}

/** Orders that are drawn anew when one of them changes. */
async function live(read, app) {
  const { signal } = app;
  const place = h("div", { class: "orders" });
  const draw = async () => {
    const all = read();
    const known = new Map((await items(all.flatMap(({ lines }) => lines.map(({ item }) => item)))).map((item) => [item.item, item]));
    refill(place, ...all.map((each) => one(each, known, app)));
  };
  app.basket.addEventListener("change", () => void draw(), { signal });
  await draw();
  return place;
}

function one(order, known, app) {
  const { t, lang } = app;
  const open = order.lines.filter(({ item }) => !order.cancelled.includes(item));
  const when = new Intl.DateTimeFormat(lang === "zh" ? "zh-CN" : "en-GB", { dateStyle: "medium", timeStyle: "short" }).format(order.at);
  const all = h("button", { type: "button", class: "button second", "data-testid": "cancel-order", onclick: () => takeBack(order, open, true, app) }, t("order.cancel"));
  return h(
    "section",
    { class: "order", "data-order": order.order, "aria-label": t("order.number", { order: order.order }) },
    h("header", {}, h("h2", {}, t("order.number", { order: order.order })), h("p", { class: "muted" }, t("order.placed", { when }))),
    h("ul", { class: "lines" }, order.lines.map((line) => row(order, line, known.get(line.item), app))),
    h("div", { class: "cart-sum" }, h("p", {}, t("cart.total"), " ", h("strong", {}, money(total(open), order.lines[0].currency, lang))), open.length > 0 ? all : h("p", { class: "gone" }, t("order.cancelled"))),
    open.length > 0 ? h("p", { class: "muted" }, t("order.cancel.sure")) : null,
  );
}

function row(order, line, item, app) {
  const { t, lang } = app;
  const gone = order.cancelled.includes(line.item);
  const title = item ? textOf(item, lang) : line.item;
  const cancel = h("button", { type: "button", class: "quiet", "aria-label": `${t("order.cancel.line")}: ${title}`, onclick: () => takeBack(order, [line], false, app) }, t("order.cancel.line"));
  return h(
    "li",
    { class: gone ? "line cancelled" : "line", "data-item": line.item },
    h("a", { href: address("item", line.item), "aria-hidden": "true", tabindex: "-1" }, item ? portrait(item, "", 96) : null),
    h("div", { class: "line-words" }, h("a", { href: address("item", line.item) }, title), gone ? h("span", { class: "gone" }, t("order.cancelled")) : order.lines.length > 1 ? cancel : null),
    h("span", {}, `× ${line.quantity}`),
    h("span", { class: "price" }, money(total([line]), line.currency, lang)),
  );
}

function takeBack(order, lines, whole, app) {
  const taken = lines.map(({ item }) => item);
  const rest = order.cancelled.length > 0 || !whole;
  void app.client.reverseOrder({ order: order.order, ...(rest && { items: taken }), reason: "cancelled" });
  app.basket.cancel(order.order, taken);
}
