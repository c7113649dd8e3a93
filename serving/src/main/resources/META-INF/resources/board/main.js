import { open, remember } from "./access.js";
import { questionOf, searchOf, viewOf } from "./address.js";
import { save } from "./export.js";
import { Feed } from "./feed.js";
import { merge } from "./figures.js";
import { formats } from "./format.js";
import { page } from "./page.js";
import { recall, store } from "./remembered.js";
import { standing } from "./staleness.js";
import { WORDS } from "./words.js";

/** The board: the view of the address, the stream that answers it, and the page that shows it. */

/** @typedef {import("./types.js").View} View */
/** @typedef {import("./types.js").Figures} Figures */

const dark = matchMedia("(prefers-color-scheme: dark)");

class Board {
  /** @type {View} */
  view = readView();
  /** @type {Figures | null} the newest, shown or not */
  figures = null;
  /** @type {Figures | null} what is shown: another one only while it is paused */
  shown = null;
  /** @type {import("./staleness.js").Link} */
  link = "connecting";
  /** @type {number | null} */
  heardAt = null;
  retryAt = 0;
  refusedWith = 0;
  problem = "";
  isDue = false;
  /** @type {ReturnType<typeof page>} */
  page;
  /** @type {Feed} */
  feed;

  start() {
    this.build();
    this.connect();
    setInterval(() => this.tellStanding(), 1000);
    addEventListener("popstate", () => this.take(readView()));
    addEventListener("online", () => this.feed.hurry());
    document.addEventListener("visibilitychange", () => this.lookedAt());
    dark.addEventListener("change", () => this.build());
  }

  lookedAt() {
    if (document.hidden) return;
    this.feed.hurry();
    this.draw();
  }

  /** @param {Partial<View>} change */
  change(change) {
    const view = { ...this.view, ...change };
    if (change.theme) store("theme", change.theme);
    if (change.lang) store("lang", change.lang);
    const known = new URLSearchParams(location.search);
    const chosen = { theme: known.has("theme") || "theme" in change, lang: known.has("lang") || "lang" in change };
    history.pushState(null, "", location.pathname + searchOf(view, chosen));
    this.take(view);
  }

  /** @param {View} view */
  take(view) {
    const isOther = questionOf(this.view).toString() !== questionOf(view).toString();
    this.view = view;
    if (isOther) this.forget();
    if (!view.paused) this.shown = this.figures;
    this.build();
    if (isOther) this.connect();
  }

  /** Figures that answer another question must not stand under this one. */
  forget() {
    this.figures = null;
    this.shown = null;
    this.heardAt = null;
    this.refusedWith = 0;
    this.problem = "";
  }

  connect() {
    this.feed?.close();
    this.link = "connecting";
    this.problem = "";
    this.page.busy(true);
    const path = `/v1/board/stream?${questionOf(this.view)}`;
    const mine = (feed) => feed === this.feed;
    const feed = new Feed(path, open, {
      onFigures: (kind, message) => mine(feed) && this.hear(kind, message),
      onLink: (...link) => mine(feed) && this.linked(...link),
    });
    this.feed = feed;
  }

  /** @param {"figures" | "tick"} kind @param {Figures} message */
  hear(kind, message) {
    this.heardAt = performance.now();
    this.figures = merge(this.figures, kind, message);
    const isOther = this.shown === null || questionOfFigures(this.shown) !== questionOfFigures(message);
    if (!this.view.paused || isOther) this.shown = this.figures;
    if (!this.view.paused || isOther) this.draw();
    this.tellStanding();
  }

  /** @param {import("./staleness.js").Link} link @param {number} status @param {number} waitMs @param {string} problem */
  linked(link, status, waitMs, problem) {
    this.link = link;
    this.problem = link === "failed" ? problem : "";
    this.retryAt = status === 429 ? performance.now() + waitMs : 0;
    this.refusedWith = link === "refused" ? status : 0;
    if (link === "failed") this.page.busy(false);
    if (link === "refused") this.page.askKey(status);
    this.tellStanding();
  }

  /** Draws once for all that came since the last picture, and not while nobody looks. */
  draw() {
    if (this.isDue || document.hidden) return;
    this.isDue = true;
    requestAnimationFrame(() => {
      this.isDue = false;
      if (this.shown !== null) this.page.update(this.shown);
    });
  }

  tellStanding() {
    const known = this.figures;
    const state = standing({
      link: this.link,
      paused: this.view.paused,
      heardAt: this.heardAt,
      clock: performance.now(),
      serverNow: known?.now ?? 0,
      dataAt: known?.dataAt ?? null,
      still: known?.still ?? [],
      delay: known?.freshnessNow.p50 ?? 0,
    });
    this.page.standing(state, {
      asOf: this.shown?.now ?? null,
      busyMs: Math.max(0, this.retryAt - performance.now()),
      problem: this.problem,
    });
  }

  build() {
    const { view } = this;
    const focused = document.activeElement?.getAttribute("data-testid");
    const root = document.documentElement;
    root.lang = view.lang === "zh" ? "zh-CN" : "en";
    root.dataset.theme = view.theme === "system" ? (dark.matches ? "dark" : "light") : view.theme;
    root.classList.toggle("wall", view.wall);
    const words = WORDS[view.lang];
    document.title = `${words.title} · Daogou`;
    this.page?.dispose();
    const context = { view, words, format: formats(view.lang), change: (change) => this.change(change) };
    this.page = page(context, { save: () => void this.save(), keyGiven: (key) => this.use(key) });
    document.body.replaceChildren(...this.page.elements);
    if (this.shown !== null) this.page.update(this.shown);
    if (this.refusedWith > 0) this.page.askKey(this.refusedWith);
    this.tellStanding();
    if (focused) this.page.focus(focused);
  }

  /** @param {string} key */
  use(key) {
    remember(key);
    this.refusedWith = 0;
    this.connect();
  }

  async save() {
    const done = await save(this.view, this.figures?.now ?? Date.now(), open).catch(() => false);
    if (!done) this.page.fail(WORDS[this.view.lang].exportFailed);
  }
}

function readView() {
  return viewOf(location.search, { theme: recall("theme"), lang: recall("lang") }, navigator.languages);
}

/** @param {Figures} figures */
function questionOfFigures({ range, category, placement, tenant }) {
  return JSON.stringify([range, category, placement, tenant]);
}

new Board().start();
