import assert from "node:assert/strict";
import { test } from "node:test";

const shop = new URL("../../../main/resources/META-INF/resources/shop/pictures/", import.meta.url);
const { DRAWN, picture } = await import(new URL("index.js", shop));

const item = (id, category, title, attributes = {}, brand = "Maker") => ({ item: id, title, brand, categoryPath: ["Things", category], attributes });
const ring = (metal, stone, id = "ring-1") => item(id, "Rings", "Halo Ring", { metal, stone });

test("every category has a picture of its own", () => {
  const pictures = Object.keys(DRAWN).map((category) => picture(item("x-1", category, "A thing")));
  assert.equal(new Set(pictures).size, pictures.length);
});

test("the same item looks the same, and another one a little different", () => {
  assert.equal(picture(ring("platinum", "diamond")), picture(ring("platinum", "diamond")));
  assert.notEqual(picture(ring("platinum", "diamond", "ring-2")), picture(ring("platinum", "diamond")));
});

test("material, stone and theme change the picture", () => {
  const looks = [picture(ring("platinum", "ruby")), picture(ring("rose gold", "ruby")), picture(ring("rose gold", "jade")), picture(ring("rose gold", "jade"), true)];
  assert.equal(new Set(looks).size, looks.length);
});

test("what is drawn is well formed, whatever the catalogue says", () => {
  const odd = [item("<&\">", "Rings", "<script>", { metal: "unobtainium", stone: "kryptonite" }), item("u", "Nothing like it", "?"), item("b", "Power Banks", "x", {})];
  const all = [...odd, ...Object.keys(DRAWN).map((category) => item("x-1", category, "A thing"))];
  for (const each of all) {
    const svg = picture(each);
    const open = [];
    for (const [, end, name, self] of svg.matchAll(/<(\/?)([a-zA-Z]+)(?:\s[^<>]*?)?(\/?)>/g)) {
      if (end) {
        assert.equal(open.pop(), name, each.item);
      } else if (!self) {
        open.push(name);
      }
    }
    assert.deepEqual(open, []);
    assert.doesNotMatch(svg, /NaN|undefined|script/);
    const ids = new Set([...svg.matchAll(/ id="(\w+)"/g)].map(([, id]) => id));
    [...svg.matchAll(/url\(#(\w+)\)/g)].forEach(([, id]) => assert.ok(ids.has(id), id));
  }
});
