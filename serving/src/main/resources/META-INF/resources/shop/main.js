// The shop: who is there, which page, and what follows each click.
import { Basket } from "./basket.js";
import { h } from "./dom.js";
import { keepFocus } from "./focus.js";
import { Frame } from "./frame.js";
import { Measurements } from "./measure.js";
import { Panel } from "./panel.js";
import { parse } from "./routes.js";
import { become, bringPast, consent, decide, enter } from "./session.js";
import { languageOf, nameIn, wordsIn } from "./words.js";
import { emptyPage } from "./catalogue.js";
import { cart } from "./pages/cart.js";
import { category } from "./pages/category.js";
import { checkout } from "./pages/checkout.js";
import { home } from "./pages/home.js";
import { item } from "./pages/item.js";
import { order, orders } from "./pages/orders.js";
import { search } from "./pages/search.js";

const PAGES = { home, category, item, search, cart, checkout, order, orders };
const STREAMED = 24;

const nowhere = (root, route, { t }) => root.append(emptyPage(t("nowhere.title"), t("nowhere.text"), h("a", { class: "button", href: "/shop/" }, t("nowhere.home"))));

class App {
  measurements = new Measurements();
  #credit = new Map();
  #done = new Set();
  #listeners = new Set();
  #page = new AbortController();
  #refreshing;
  #opening = 0;
  #opened = 0;

  /** Sets everything up for whoever is there now; says so where that fails. */
  async open() {
    const mine = ++this.#opening;
    try {
      await this.#open(mine);
    } catch (failure) {
      if (mine === this.#opening) {
        this.#failed(failure);
      }
    }
  }

  /** Who changes their mind while the shop opens gets what was asked for last, and one client. */
  async #open(mine) {
    this.close();
    this.lang = languageOf(localStorage.getItem("shop.lang"), navigator.languages);
    this.t = wordsIn(this.lang);
    this.name = (name) => nameIn(this.lang, name);
    document.documentElement.lang = this.lang === "zh" ? "zh-CN" : "en";
    this.consent = consent();
    const session = await enter({ onOutcome: (outcome) => this.#outcome(outcome), fetch: (...request) => this.#fetch(...request) });
    if (mine !== this.#opening) {
      session.client.close();
      return;
    }
    this.session = session;
    this.client = session.client;
    this.basket = new Basket(session.persona);
    this.panel = new Panel(this);
    this.frame = new Frame(this);
    const giveBack = keepFocus(document.body);
    document.body.replaceChildren(...this.frame.elements, this.panel.element);
    this.#opened = mine;
    giveBack();
    this.follow();
    await this.show();
    if (mine === this.#opening) {
      giveBack() || this.frame.focus();
      await this.#bringPast(session);
    }
  }

  /** A persona without a past is a stranger, but no reason to close the shop. */
  async #bringPast(session) {
    try {
      await bringPast(session, (...request) => this.#fetch(...request), (outcome) => this.#outcome(outcome));
    } catch (failure) {
      console.warn(failure);
    }
  }

  #failed(failure) {
    console.warn(failure);
    this.close();
    this.frame = undefined;
    document.documentElement.classList.remove("with-panel");
    const t = this.t ?? wordsIn(languageOf(null, navigator.languages));
    const again = h("button", { type: "button", class: "button", onclick: () => void this.open() }, t("failed.again"));
    document.body.replaceChildren(h("main", {}, emptyPage(t("failed.title"), t("failed.text"), again)));
  }

  close() {
    this.#page.abort();
    this.client?.close();
    this.panel?.dispose();
    this.#listeners.clear();
    clearTimeout(this.#refreshing);
    this.#refreshing = undefined;
  }

  /** The shopper's lists, as they are made. */
  follow() {
    if (this.consent !== "granted") {
      this.panel.stream("closed");
      return;
    }
    const onList = (list) => {
      this.measurements.listed(list.basis, performance.now());
      this.panel.answered(list);
      this.#refreshSoon();
      this.#listeners.forEach((listener) => listener(list));
      void this.panel.map.refresh(this.session);
    };
    this.client.stream("for-you", onList, (state) => this.panel.stream(state), { limit: STREAMED });
  }

  /** Calls with every new list of the shopper until it is told to stop. */
  onList(listener) {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Aborted when the page that is there now is left: a page keeps the one that it began with. */
  get signal() {
    return this.#page.signal;
  }

  /** An item of a list was clicked: what follows is to that list's credit. */
  clicked(id, placement, position, recommendationId) {
    if (recommendationId) {
      this.#credit.set(id, recommendationId);
    }
    void this.client.clickList(id, { placement, position, ...(recommendationId && { recommendationId }) });
  }

  /** The list that led to an item. */
  credit(id) {
    const recommendationId = this.#credit.get(id);
    return recommendationId ? { recommendationId } : {};
  }

  /** Does something once for each visit of a page, however often the page is drawn. */
  once(what, act) {
    if (!this.#done.has(what)) {
      this.#done.add(what);
      act();
    }
  }

  go(path) {
    this.arrive();
    history.pushState(null, "", path);
    void this.show();
  }

  /** Whatever comes now is a visit of its own. */
  arrive() {
    this.#done.clear();
  }

  /** Draws the page of the address; `stays` where it is the one that is there, and the keyboard is elsewhere. */
  async show({ stays = false } = {}) {
    if (!this.frame) {
      await this.open();
      return;
    }
    this.#page.abort();
    this.#page = new AbortController();
    const mine = this.#page.signal;
    const route = parse(location.pathname, location.search);
    const root = h("div", { class: `page page-${route.page}` });
    this.frame.put(root, route, stays);
    try {
      await (PAGES[route.page] ?? nowhere)(root, route, this);
    } catch (failure) {
      if (!mine.aborted) {
        console.warn(failure);
        const again = h("button", { type: "button", class: "button", onclick: () => void this.show() }, this.t("failed.again"));
        root.replaceChildren(emptyPage(this.t("failed.title"), this.t("failed.text"), again));
      }
    }
    if (!mine.aborted) {
      this.frame.titled(root.querySelector("h1")?.textContent);
    }
  }

  async decide(decision) {
    decide(this.session, decision);
    if (this.consent === "unknown" && this.#opened === this.#opening) {
      // What waited for the decision is sent, or dropped, by the client itself.
      this.consent = decision;
      this.client.setConsent(decision);
      this.follow();
      this.panel.refresh();
      this.frame.decided();
      await this.show();
    } else {
      await this.open();
    }
  }

  async become(persona) {
    become(this.session, persona);
    this.arrive();
    this.measurements = new Measurements();
    await this.open();
    scrollTo(0, 0);
  }

  async speak(lang) {
    localStorage.setItem("shop.lang", lang);
    await this.open();
  }

  #outcome(outcome) {
    this.measurements.answered(outcome, performance.now());
    this.#refreshSoon();
  }

  #fetch(address, init) {
    if (String(address).endsWith("/v1/events") && typeof init?.body === "string") {
      const said = JSON.parse(init.body);
      const events = said.events ?? [said].flat();
      const at = performance.now();
      events.forEach((event) => this.measurements.sent(event, at));
      this.#refreshSoon();
    }
    return fetch(address, init);
  }

  #refreshSoon() {
    this.#refreshing ??= setTimeout(() => {
      this.#refreshing = undefined;
      this.panel?.refresh();
    }, 30);
  }
}

const app = new App();

document.addEventListener("click", (event) => {
  const link = event.target.closest?.("a[href^='/shop/']");
  if (link && event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.defaultPrevented) {
    event.preventDefault();
    app.go(link.getAttribute("href"));
    scrollTo(0, 0);
  }
});
addEventListener("popstate", () => {
  app.arrive();
  void app.show();
});

void app.open();
