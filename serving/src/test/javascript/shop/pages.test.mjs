import assert from "node:assert/strict";
import { test } from "node:test";

const shop = new URL("../../../main/resources/META-INF/resources/shop/", import.meta.url);
const load = (name) => import(new URL(name, shop));

const { address, parse } = await load("routes.js");
const { money, total } = await load("money.js");
const { why, whyBriefly } = await load("why.js");
const { languageOf, nameIn, wordsIn } = await load("words.js");
const { facetsOf, narrowed, sorted } = await load("facets.js");
const { EN } = await load("words-en.js");
const { ZH } = await load("words-zh.js");

test("every address leads back to its page", () => {
  for (const [page, id, query] of [["home"], ["cart"], ["item", "ring 1/2?"], ["category", "Phone Cases"], ["search", undefined, { q: "银 & gold" }]]) {
    const url = new URL(address(page, id, query), "http://shop.example");
    const route = parse(url.pathname, url.search);
    assert.equal(route.page, page);
    assert.equal(route.id, id);
    assert.deepEqual(route.query, query ?? {});
  }
});

test("an address that is none of ours leads nowhere", () => {
  for (const path of ["/shop/item", "/shop/nothing", "/shop/item/a/b", "/shop/cart/7", "/shop/item/%E0%A4%A/x"]) {
    assert.equal(parse(path).page, "nowhere", path);
  }
  assert.equal(parse("/shop").page, "home");
  assert.equal(parse("/shop/item/%E0%A4%A").id, "%E0%A4%A");
});

test("whole amounts have no cents, and sums none too many", () => {
  assert.equal(money(2809, "CNY", "en"), "¥2,809");
  assert.equal(money(9.5, "CNY", "zh"), "¥9.50");
  assert.equal(total([{ price: 0.1, quantity: 3 }, { price: 19.99, quantity: 1 }]), 20.29);
});

test("a reason names the item that caused it, or the words that were searched for", () => {
  const t = wordsIn("en");
  const titleOf = (id) => (id === "ring-1" ? "Silver ring" : undefined);
  assert.equal(why({ reason: "bought-together", because: "ring-1" }, titleOf, t), "Often bought together with “Silver ring”.");
  assert.equal(why({ reason: "matches-search", because: "pearl" }, titleOf, t), "You searched for “pearl”.");
  assert.equal(why({ reason: "matches-taste" }, titleOf, t), "It matches your taste over time.");
  assert.equal(why({}, titleOf, t), "Many shoppers look at it just now.");
});

test("there are words for every reason of the service, in every language", () => {
  const reasons = ["viewed-next", "bought-together", "similar", "matches-taste", "matches-search", "seen-before", "bought-before", "trending", "new"];
  for (const lang of ["en", "zh"]) {
    for (const reason of reasons) {
      const t = wordsIn(lang);
      for (const because of [undefined, "ring-1"]) {
        assert.notEqual(why({ reason, because }, () => "X", t), "", `${lang} ${reason}`);
      }
      assert.notEqual(whyBriefly({ reason }, t), "", `${lang} ${reason}`);
    }
  }
});

test("both languages say the same things, with the same values in them", () => {
  const places = (text) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();
  assert.deepEqual(Object.keys(ZH).sort(), Object.keys(EN).sort());
  for (const key of Object.keys(EN)) {
    assert.deepEqual(places(ZH[key]), places(EN[key]), key);
  }
});

test("the language is the chosen one, or else the browser's first", () => {
  assert.equal(languageOf("zh", ["en-GB"]), "zh");
  assert.equal(languageOf(null, ["zh-Hant-TW", "en"]), "zh");
  assert.equal(languageOf("xx", ["de-DE", "zh-CN"]), "en");
  assert.equal(nameIn("zh", "Rings"), "戒指");
  assert.equal(nameIn("en", "rose gold"), "Rose gold");
});

const item = (id, brand, price, order, attributes) => ({ item: id, brand, price, order, attributes });
const stock = [item("a", "X", 30, 1, { metal: "gold" }), item("b", "Y", 10, 2, { metal: "silver" }), item("c", "X", 20, 3, { metal: "silver" })];

test("facets are what tells the items apart, the commonest value first", () => {
  assert.deepEqual(facetsOf(stock).map(({ name }) => name), ["brand", "metal"]);
  assert.deepEqual(facetsOf(stock)[1].values, [{ value: "silver", count: 2 }, { value: "gold", count: 1 }]);
});

test("one value of each chosen facet is enough, and each facet counts", () => {
  const ids = (items) => items.map((each) => each.item).join("");
  assert.equal(ids(narrowed(stock, { metal: ["silver"] })), "bc");
  assert.equal(ids(narrowed(stock, { metal: ["silver", "gold"], brand: ["X"] })), "ac");
  assert.equal(ids(narrowed(stock, { metal: [] })), "abc");
  assert.equal(ids(sorted(stock, "cheap")), "bca");
  assert.equal(ids(sorted(stock, "newest")), "cba");
  assert.equal(ids(sorted(stock, "relevance")), "abc");
});
