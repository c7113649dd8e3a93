// Checking out: who, and where to. Nothing else is asked.
import { emptiness, items, textOf } from "../catalogue.js";
import { h } from "../dom.js";
import { money, total } from "../money.js";
import { address } from "../routes.js";

export async function checkout(root, route, app) {
  const { t, lang } = app;
  const lines = app.basket.lines;
  if (lines.length === 0) {
    root.append(h("h1", {}, t("checkout.title")), emptiness(t("cart.empty"), t("cart.empty.text"), h("a", { class: "button", href: "/shop/" }, t("cart.browse"))));
    return;
  }
  const known = await items(lines.map(({ item }) => item));
  const titleOf = (id) => textOf(known.find(({ item }) => item === id) ?? { texts: { en: { title: id } } }, lang);
  const name = field(t, "name", h("input", { id: "name", name: "name", autocomplete: "name", required: true, maxlength: "100" }));
  const where = field(t, "address", h("textarea", { id: "address", name: "address", autocomplete: "street-address", rows: "3", required: true, maxlength: "400" }));
  const form = h(
    "form",
    { class: "checkout", novalidate: true, onsubmit: (event) => place(event, [name, where], app) },
    h("p", { class: "note" }, t("checkout.note")),
    name.element,
    where.element,
    h("p", { class: "muted" }, t("checkout.pay")),
    h("button", { type: "submit", class: "button large", "data-testid": "place-order" }, t("checkout.place")),
  );
  const summary = h(
    "section",
    { class: "summary", "aria-label": t("checkout.summary") },
    h("h2", {}, t("checkout.summary")),
    h("ul", {}, lines.map((line) => h("li", {}, h("span", {}, `${line.quantity} × ${titleOf(line.item)}`), h("span", { class: "price" }, money(total([line]), line.currency, lang))))),
    h("p", { class: "summary-total" }, t("cart.total"), h("strong", {}, money(total(lines), lines[0].currency, lang))),
  );
  root.append(h("h1", {}, t("checkout.title")), h("div", { class: "two" }, form, summary));
}

function field(t, name, input) {
  const error = h("p", { class: "field-error", id: `${name}-error`, hidden: true }, t(`checkout.${name}.error`));
  input.setAttribute("aria-describedby", error.id);
  const check = () => {
    const fine = input.value.trim() !== "";
    error.hidden = fine;
    input.setAttribute("aria-invalid", String(!fine));
    return fine;
  };
  input.addEventListener("input", () => error.hidden || check());
  return { input, check, element: h("div", { class: "field" }, h("label", { for: name }, t(`checkout.${name}`)), input, error) };
}

function place(event, fields, app) {
  event.preventDefault();
  const wrong = fields.filter((each) => !each.check());
  if (wrong.length > 0) {
    wrong[0].input.focus();
    return;
  }
  const order = app.basket.place();
  const lines = order.lines.map(({ item, quantity, price }) => ({ item, quantity, price }));
  void app.client.placeOrder({ order: order.order, lines, currency: order.lines[0].currency });
  app.go(address("order", order.order));
  scrollTo(0, 0);
}
