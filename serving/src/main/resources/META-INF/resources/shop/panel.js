// The side panel: what was sent, what came back, and how soon the list followed.
import { h, icon } from "./dom.js";
import { ShopperMap } from "./map.js";
import { PATIENCE_MS } from "./measure.js";

const OPEN = "shop.panel";
const SHOWN = 25;

/** The panel. `measurements` are drawn whenever `refresh` is called. */
export class Panel {
  #app;
  #answer = h("div", { class: "panel-answer" });
  #events = h("ol", { class: "panel-events" });
  #stream = h("span", { class: "stream", role: "status" });
  #rows = new Map();
  #disposed = false;
  #timer;
  #later;
  map;
  element;
  button;

  constructor(app) {
    this.#app = app;
    const { t } = app;
    this.map = new ShopperMap(app);
    const close = h("button", { type: "button", class: "icon-button", "aria-label": t("panel.close"), onclick: () => this.toggle(false) }, icon("close"));
    this.element = h(
      "aside",
      { class: "panel", id: "panel", "data-testid": "event-panel", "aria-label": t("panel.title") },
      h("header", { class: "panel-head" }, h("h2", {}, t("panel.title")), this.#stream, close),
      h("div", { class: "panel-body", tabindex: "0", role: "region", "aria-label": t("panel.title") },
        h("h3", {}, t("panel.answer")), this.#answer,
        h("h3", {}, t("panel.map")), this.map.element,
        h("h3", {}, t("panel.events")), this.#events),
    );
    this.button = h("button", { type: "button", class: "panel-button", "aria-controls": "panel", "data-testid": "panel-toggle", onclick: () => this.toggle() }, icon("pulse"), h("span", {}, t("panel.title")));
    const chosen = localStorage.getItem(OPEN);
    this.toggle(chosen ? chosen === "open" : matchMedia("(min-width: 1200px)").matches, false);
    this.answered(null);
    this.refresh();
  }

  get isOpen() {
    return !this.element.hidden;
  }

  toggle(open = !this.isOpen, remember = true) {
    const hadFocus = this.element.contains(document.activeElement);
    this.element.hidden = !open;
    document.documentElement.classList.toggle("with-panel", open);
    this.button.setAttribute("aria-expanded", String(open));
    this.button.setAttribute("aria-label", this.#app.t(open ? "panel.close" : "panel.open"));
    if (!open && hadFocus) {
      this.button.focus();
    }
    if (remember) {
      localStorage.setItem(OPEN, open ? "open" : "closed");
    }
  }

  /** Nothing moves any more. */
  dispose() {
    this.#disposed = true;
    clearInterval(this.#timer);
    clearTimeout(this.#later);
  }

  stream(state) {
    this.#stream.dataset.state = state;
    this.#stream.textContent = this.#app.t(`panel.stream.${state}`);
  }

  /** Says what the newest list stands on; null where there is none. */
  answered(list) {
    clearInterval(this.#timer);
    if (this.#disposed) {
      return;
    }
    const { t } = this.#app;
    if (!list) {
      const none = this.#app.consent === "granted" ? "panel.answer.none" : "panel.answer.nobody";
      this.#answer.replaceChildren(h("p", { class: "panel-note" }, t(none)));
      return;
    }
    const made = list.createdAt ? Date.now() - (list.ageMs ?? 0) : undefined;
    const age = h("dd", {});
    const tell = () => (age.textContent = made === undefined ? "–" : inWords(Date.now() - made, t));
    tell();
    this.#timer = setInterval(tell, 1000);
    const pair = (name, value) => [h("dt", {}, t(`panel.${name}`)), h("dd", {}, value ?? "–")];
    this.#answer.replaceChildren(h("dl", {}, ...pair("level", list.level), ...pair("scoring", list.scoring), ...pair("model", list.model), h("dt", {}, t("panel.age")), age));
  }

  /** Draws what has come or changed; what is open, or has the keyboard, stays. */
  refresh() {
    if (this.#disposed) {
      return;
    }
    const { t, consent, measurements } = this.#app;
    const note = { denied: "panel.refused", unknown: "panel.undecided", "count-only": "panel.counted" }[consent];
    const entries = measurements.entries;
    const notes = [note && h("li", { class: "panel-note" }, t(note)), !note && entries.length === 0 && h("li", { class: "panel-note" }, t("panel.events.none"))].filter(Boolean);
    this.#arrange([...notes, ...this.#drawn(entries.slice(0, SHOWN))]);
    if (entries.some((entry) => entry.changedMs === undefined && performance.now() - entry.sentAt < PATIENCE_MS)) {
      clearTimeout(this.#later);
      this.#later = setTimeout(() => this.refresh(), PATIENCE_MS);
    }
  }

  #drawn(entries) {
    const known = this.#rows;
    this.#rows = new Map(entries.map((entry) => [entry.event.id, known.get(entry.event.id) ?? this.#row(entry)]));
    return entries.map((entry) => {
      const { element, fate } = this.#rows.get(entry.event.id);
      fate.replaceChildren(...[this.#receipt(entry), this.#change(entry)].filter(Boolean));
      return element;
    });
  }

  #arrange(rows) {
    const staying = new Set(rows);
    [...this.#events.children].forEach((child) => staying.has(child) || child.remove());
    rows.forEach((row, at) => this.#events.children[at] === row || this.#events.insertBefore(row, this.#events.children[at] ?? null));
  }

  #row(entry) {
    const about = entry.event.item ?? entry.event.query ?? entry.event.order ?? entry.event.placement ?? "";
    const details = h(
      "details",
      {},
      h("summary", {}, h("code", {}, entry.event.type), " ", h("span", { class: "about" }, about)),
      h("pre", { tabindex: "0" }, JSON.stringify(entry.event, null, 1)),
    );
    const fate = h("p", { class: "event-fate" });
    return { element: h("li", { class: "event", "data-event": entry.event.type }, details, fate), fate };
  }

  #receipt(entry) {
    const { t } = this.#app;
    if (entry.answeredAt === undefined) {
      return h("span", {}, t("panel.waiting"));
    }
    if (entry.rejected) {
      return h("span", { class: "bad" }, `${t("panel.rejected")}: ${entry.rejected}`);
    }
    const ms = Math.round(entry.answeredAt - entry.sentAt);
    return h("span", { "data-testid": "receipt", "data-value": entry.receipt }, `${t("panel.receipt")} ${entry.receipt} · ${t("panel.ms", { ms })}`);
  }

  #change(entry) {
    const { t } = this.#app;
    if (entry.changedMs !== undefined) {
      const ms = Math.round(entry.changedMs);
      return h("strong", { "data-testid": "list-changed-ms", "data-value": ms }, `${t("panel.changed")} ${t("panel.ms", { ms })}`);
    }
    return performance.now() - entry.sentAt < PATIENCE_MS ? null : h("span", {}, t("panel.unchanged"));
  }
}

function inWords(ms, t) {
  const seconds = Math.max(0, Math.round(ms / 1000));
  return seconds < 120 ? t("seconds", { count: seconds }) : t("minutes", { count: Math.round(seconds / 60) });
}
