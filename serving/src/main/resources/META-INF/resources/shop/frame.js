// What surrounds every page: head, foot, consent.
import { isDark } from "./card.js";
import { categories } from "./catalogue.js";
import { h, icon } from "./dom.js";
import { address } from "./routes.js";

export class Frame {
  #app;
  #main = h("main", { id: "content", tabindex: "-1" });
  #nav = h("nav", { class: "categories" });
  #banner = h("div", { class: "consent-holder" });
  #count = h("span", { class: "count", "aria-hidden": "true" });
  #cart;
  #box;
  #state = h("span", {});
  #first = true;

  constructor(app) {
    this.#app = app;
    const { t } = app;
    this.#nav.setAttribute("aria-label", t("nav.categories"));
    this.#cart = h("a", { class: "icon-button", href: address("cart"), "data-testid": "cart" }, icon("cart"), this.#count);
    this.elements = [h("a", { class: "skip", href: "#content" }, t("skip")), this.#head(), this.#main, this.#foot(), this.#banner];
    app.basket.addEventListener("change", () => this.#counted());
    this.#counted();
    this.decided();
    void this.#categories();
  }

  /** Puts a page in the middle. */
  put(root, { query, page, id }, stays = false) {
    this.#main.replaceChildren(root);
    this.#box.value = page === "search" ? (query.q ?? "") : "";
    this.#nav.querySelectorAll("a").forEach((link) => (link.dataset.category === id && page === "category" ? link.setAttribute("aria-current", "page") : link.removeAttribute("aria-current")));
    if (!this.#first && !stays && !this.#box.matches(":focus")) {
      this.focus();
    }
    this.#first = false;
  }

  /** Gives the keyboard to the page. */
  focus() {
    this.#main.focus({ preventScroll: true });
  }

  titled(title) {
    const { t } = this.#app;
    document.title = title ? `${title} · ${t("shop.name")}` : t("shop.name");
  }

  /** Asks for consent, or says what was decided. */
  decided() {
    const { consent, t } = this.#app;
    this.#state.textContent = `${t("consent.change")}: ${t(`consent.now.${consent}`)}`;
    this.#banner.replaceChildren(...(consent === "unknown" ? [this.#question()] : []));
  }

  #question() {
    const { t } = this.#app;
    const choice = (decision, word, kind, id) => h("button", { type: "button", class: kind, "data-testid": id, onclick: () => void this.#app.decide(decision) }, t(word));
    return h(
      "section",
      { class: "consent", role: "region", "aria-label": t("consent.title") },
      h("div", {}, h("h2", {}, t("consent.title")), h("p", {}, t("consent.text"))),
      h("div", { class: "consent-choices" }, choice("granted", "consent.accept", "button", "consent-accept"), choice("denied", "consent.refuse", "button second", "consent-refuse"), choice("count-only", "consent.count", "quiet", "consent-count")),
    );
  }

  #head() {
    const app = this.#app;
    const { t } = app;
    this.#box = h("input", { type: "search", name: "q", "aria-label": t("search.label"), placeholder: t("search.hint"), maxlength: "200", autocomplete: "off", "data-testid": "search-box" });
    const find = (event) => {
      event.preventDefault();
      app.go(address("search", undefined, { q: this.#box.value.trim() }));
    };
    const form = h("form", { class: "search", role: "search", action: address("search"), onsubmit: find }, this.#box, h("button", { type: "submit", class: "icon-button", "aria-label": t("search.go") }, icon("search")));
    const theme = h("button", { type: "button", class: "icon-button", "data-testid": "theme" });
    const dress = () => {
      theme.replaceChildren(icon(isDark() ? "sun" : "moon"));
      theme.setAttribute("aria-label", t(isDark() ? "theme.light" : "theme.dark"));
    };
    theme.addEventListener("click", () => {
      const next = isDark() ? "light" : "dark";
      localStorage.setItem("shop.theme", next);
      document.documentElement.dataset.theme = next;
      dress();
      void app.show({ stays: true });
    });
    dress();
    const other = app.lang === "zh" ? "en" : "zh";
    const language = h("button", { type: "button", class: "icon-button word", "data-testid": "language", lang: other === "zh" ? "zh-CN" : "en", "aria-label": t("lang.switch"), onclick: () => void app.speak(other) }, t("lang.other"));
    const mine = h("a", { class: "icon-button", href: address("orders"), "aria-label": t("nav.orders"), title: t("nav.orders") }, icon("box"));
    return h(
      "header",
      { class: "head" },
      h("div", { class: "head-row" }, h("a", { class: "brand", href: address("home") }, h("img", { src: "/shop/icon.svg", alt: "", width: 30, height: 30 }), t("shop.name")), form, h("div", { class: "tools" }, language, theme, mine, this.#cart)),
      this.#nav,
    );
  }

  async #categories() {
    const tree = await categories().catch(() => []);
    const link = (name) => h("a", { href: address("category", name), "data-category": name }, this.#app.name(name));
    const largest = (a, b) => b.count - a.count;
    const narrow = tree.sort(largest).flatMap((each) => each.categories.sort(largest));
    this.#nav.replaceChildren(h("ul", {}, narrow.map(({ name }) => h("li", {}, link(name)))));
    const current = /\/category\/([^/?]+)/.exec(location.pathname);
    this.#nav.querySelector(`a[data-category="${CSS.escape(current ? decodeURIComponent(current[1]) : "")}"]`)?.setAttribute("aria-current", "page");
  }

  #foot() {
    const { t, panel } = this.#app;
    const change = h("button", { type: "button", class: "quiet", onclick: () => this.#banner.replaceChildren(this.#question()) }, this.#state);
    return h("footer", { class: "foot" }, h("p", {}, t("footer.text")), change, panel.button);
  }

  #counted() {
    const { t, basket } = this.#app;
    this.#count.textContent = basket.count || "";
    this.#cart.setAttribute("aria-label", t("nav.cart.count", { count: basket.count }));
  }
}
