// The cart.
import { emptiness, items, textOf } from "../catalogue.js";
import { portrait } from "../card.js";
import { h } from "../dom.js";
import { refill } from "../focus.js";
import { cartComplements, recentlyViewed } from "../lists.js";
import { money, total } from "../money.js";
import { address } from "../routes.js";

export async function cart(root, route, app) {
  const { t, signal } = app;
  const list = h("div", { class: "cart" });
  root.append(h("h1", {}, t("cart.title")), list);
  let turn = 0;
  const draw = async () => {
    const mine = ++turn;
    const lines = app.basket.lines;
    const known = await items(lines.map(({ item }) => item));
    if (mine !== turn) {
      return;
    }
    if (lines.length === 0) {
      refill(list, emptiness(t("cart.empty"), t("cart.empty.text"), h("a", { class: "button", href: "/shop/" }, t("cart.browse"))));
    } else {
      refill(list, h("ul", { class: "lines" }, lines.map((line) => row(line, known.find(({ item }) => item === line.item), app))), sum(lines, app));
    }
  };
  app.basket.addEventListener("change", () => void draw(), { signal });
  await draw();
  if (signal.aborted) {
    return;
  }
  root.append(...[app.basket.lines.length > 0 ? cartComplements(app) : null, recentlyViewed(app)].filter(Boolean));
}

function row(line, item, app) {
  const { t, lang } = app;
  const title = item ? textOf(item, lang) : line.item;
  const step = (word, label, act, disabled) => h("button", { type: "button", class: "step", "data-testid": label.replace(".", "-"), "aria-label": t(label, { title }), disabled, onclick: act }, word);
  const less = (count) => {
    app.basket.take(line.item, count);
    // Each takes back the newest addition, which was one piece.
    for (let i = 0; i < count; i++) {
      void app.client.removeFromCart(line.item, 1);
    }
  };
  const more = () => {
    app.basket.add(line);
    void app.client.addToCart(line.item, { quantity: 1, price: line.price, ...app.credit(line.item) });
  };
  return h(
    "li",
    { class: "line", "data-item": line.item },
    h("a", { href: address("item", line.item), "aria-hidden": "true", tabindex: "-1" }, item ? portrait(item, "", 96) : null),
    h("div", { class: "line-words" }, h("a", { href: address("item", line.item) }, title), h("button", { type: "button", class: "quiet", "aria-label": t("cart.remove.label", { title }), "data-testid": "remove-from-cart", onclick: () => less(line.quantity) }, t("cart.remove"))),
    h("div", { class: "steps", role: "group", "aria-label": t("cart.quantity") }, step("−", "cart.less", () => less(1), line.quantity === 1), h("span", { role: "status" }, String(line.quantity)), step("+", "cart.more", more, false)),
    h("span", { class: "price" }, money(total([line]), line.currency, lang)),
  );
}

const sum = (lines, { t, lang }) =>
  h("div", { class: "cart-sum" }, h("p", {}, t("cart.total"), " ", h("strong", {}, money(total(lines), lines[0].currency, lang))), h("a", { class: "button large", href: address("checkout"), "data-testid": "checkout" }, t("cart.checkout")));
