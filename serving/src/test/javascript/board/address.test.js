import assert from "node:assert/strict";
import { test } from "node:test";
import { questionOf, searchOf, toggled, viewOf } from "../board/address.js";
import { fileName } from "../board/export.js";
import { kindsOf } from "../board/kinds.js";

test("should come back from the address as it went in", () => {
  const view = {
    range: "24h",
    category: "Rings & more",
    placement: "for-you",
    tenant: "shop-2",
    compare: false,
    paused: true,
    wall: true,
    theme: "dark",
    lang: "zh",
    hidden: ["search", "wish"],
    tables: ["events"],
  };

  assert.deepEqual(viewOf(searchOf(view, { theme: true, lang: true })), view);
});

test("should need no query for what is usual", () => {
  assert.equal(searchOf(viewOf(""), { theme: false, lang: false }), "");
});

test("should bear an address that somebody wrote by hand", () => {
  const view = viewOf("?range=1y&theme=pink&lang=xx&compare=maybe");

  assert.deepEqual([view.range, view.theme, view.lang, view.compare], ["5m", "system", "en", true]);
});

test("should prefer the address to what is remembered, and that to what the browser speaks", () => {
  const remembered = { theme: "light", lang: "zh" };

  assert.equal(viewOf("?lang=en", remembered, ["zh-CN"]).lang, "en");
  assert.equal(viewOf("", remembered, ["en-GB"]).lang, "zh");
  assert.equal(viewOf("", {}, ["fr-FR", "zh-TW", "en"]).lang, "zh");
});

test("should ask the service for what is filtered alone", () => {
  assert.equal(questionOf(viewOf("?category=Rings&wall=1&lang=zh")).toString(), "range=5m&category=Rings");
});

test("should name a file so that every system takes it", () => {
  const view = viewOf("?range=1h&category=Rings/Gold: 18K&placement=for-you");

  assert.equal(
    fileName(view, Date.UTC(2026, 0, 5, 12, 3, 4)),
    "daogou_1h_Rings-Gold-18K_for-you_2026-01-05-120304Z.csv",
  );
  assert.equal(fileName(viewOf("?category=戒指"), 0), "daogou_5m_戒指_1970-01-01-000000Z.csv");
});

test("should put in and take out", () => {
  assert.deepEqual(toggled(["a"], "b"), ["a", "b"]);
  assert.deepEqual(toggled(["a", "b"], "a"), ["b"]);
});

test("should stack known types in their order and others after them", () => {
  const types = kindsOf({ zebra: 1, "order-placed": 2, "item-view": 3, search: 0 }).map((kind) => kind.type);

  assert.deepEqual(types, ["item-view", "order-placed", "zebra"]);
});
