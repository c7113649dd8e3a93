import assert from "node:assert/strict";
import { test } from "node:test";

/** As much of an element as a shelf needs. */
class Part extends EventTarget {
  children = [];
  dataset = {};
  attributes = new Map();
  setAttribute(name, value) {
    this.attributes.set(name, value);
  }
  removeAttribute(name) {
    this.attributes.delete(name);
  }
  append(...parts) {
    this.children.push(...parts);
    parts.filter((part) => part instanceof Part).forEach((part) => (part.parent = this));
  }
  replaceChildren(...parts) {
    this.children = [];
    this.append(...parts);
  }
  insertBefore(part, next) {
    this.children = this.children.filter((each) => each !== part);
    this.children.splice(next === null ? this.children.length : this.children.indexOf(next), 0, part);
    part.parent = this;
  }
  remove() {
    this.parent.children = this.parent.children.filter((each) => each !== this);
  }
  getBoundingClientRect() {
    return {};
  }
  matches() {
    return false;
  }
  contains() {
    return false;
  }
}
globalThis.matchMedia = () => ({ matches: true });
globalThis.document = { createElement: () => new Part(), createElementNS: () => new Part(), documentElement: new Part(), hidden: false };

/** A shop's server that answers when it is told to. */
const waiting = [];
globalThis.fetch = (path) => new Promise((resolve, reject) => waiting.push({ path, resolve, reject }));
const item = (id) => ({ item: id, categoryPath: ["Whatever"], order: 1, price: 1, currency: "CNY", attributes: {}, texts: { en: { title: id, description: id } } });
const answer = ({ path, resolve }) => {
  const ids = new URL(path, "http://shop.example").searchParams.getAll("id");
  resolve({ ok: true, json: async () => ids.map(item) });
};
const settled = () => new Promise((resolve) => setImmediate(resolve));

const { shelf } = await import(new URL("../../../main/resources/META-INF/resources/shop/shelf.js", import.meta.url));

const listOf = (recommendationId, ...ids) => ({ recommendationId, items: ids.map((id) => ({ item: id, reason: "trending" })) });

function open(read) {
  waiting.length = 0;
  const observed = [];
  const page = new AbortController();
  let tell;
  const app = {
    t: (word) => word,
    lang: "en",
    name: (name) => name,
    signal: page.signal,
    client: { observeList: (_, { recommendationId }) => (observed.push(recommendationId), { disconnect() {} }) },
    onList: (listener) => ((tell = listener), () => undefined),
  };
  const section = shelf(app, { placement: "for-you", title: "For you", read, follow: "list" });
  return { section, observed, page, tell: (list) => tell(list) };
}

test("a list that is ready late does not replace a newer one", async () => {
  const { section, observed, tell } = open(() => new Promise(() => undefined));
  tell(listOf("older", "late-1"));
  await settled();
  tell(listOf("newer", "soon-1"));
  await settled();

  answer(waiting[1]);
  await settled();
  answer(waiting[0]);
  await settled();

  assert.deepEqual(observed, ["newer"]);
  assert.equal(section.dataset.recommendationId, "newer");
});

test("what was asked for before a list came is older than that list", async () => {
  let read;
  const { section, tell } = open(() => new Promise((resolve) => (read = resolve)));
  tell(listOf("streamed", "streamed-1"));
  await settled();
  answer(waiting[0]);
  await settled();

  read(listOf("read", "streamed-1"));
  await settled();

  assert.equal(section.dataset.recommendationId, "streamed");
});

test("items that cannot be had leave a way to try again", async () => {
  const { section, tell } = open(() => new Promise(() => undefined));
  tell(listOf("streamed", "broken-1"));
  await settled();

  waiting[0].reject(new TypeError("no network"));
  await settled();

  assert.equal(section.attributes.has("aria-busy"), false);
  assert.equal(section.dataset.recommendationId, undefined);
});

test("a page that was left draws nothing", async () => {
  const { observed, page, tell } = open(() => new Promise(() => undefined));
  tell(listOf("streamed", "left-1"));
  await settled();
  page.abort();

  answer(waiting[0]);
  await settled();

  assert.deepEqual(observed, []);
});
