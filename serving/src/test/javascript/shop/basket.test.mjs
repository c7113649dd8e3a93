import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";

const shop = new URL("../../../main/resources/META-INF/resources/shop/", import.meta.url);
const { Basket, dropBasket, moveBasket } = await import(new URL("basket.js", shop));

const RING = { item: "ring-01", price: 249, currency: "CNY" };

let kept;
beforeEach(() => {
  kept = new Map();
  const storage = {
    getItem: (name) => kept.get(name) ?? null,
    setItem: (name, value) => kept.set(name, value),
    removeItem: (name) => kept.delete(name),
  };
  Object.defineProperty(globalThis, "localStorage", { value: storage, configurable: true });
});

test("a cart is there after the page is loaded again, whoever the shopper is called by then", () => {
  new Basket(null).add(RING);

  assert.deepEqual(new Basket(undefined).lines, [{ ...RING, quantity: 1 }]);
});

test("a persona has a basket of its own", () => {
  new Basket("pearls").add(RING);

  assert.equal(new Basket(null).count, 0);
  assert.equal(new Basket("pearls").count, 1);
});

test("a decision takes cart and orders along, and leaves nothing behind", () => {
  const basket = new Basket("pearls");
  basket.add(RING);
  const { order } = basket.place();
  basket.add(RING);

  moveBasket("pearls", null);

  assert.equal(new Basket(null).count, 1);
  assert.equal(new Basket(null).order(order).lines[0].item, "ring-01");
  assert.ok([...kept.keys()].every((name) => !name.includes("pearls")));
});

test("a stranger who decides keeps the cart where it is", () => {
  new Basket(null).add(RING);

  moveBasket(null, null);

  assert.equal(new Basket(null).count, 1);
});

test("nothing is kept of a persona that is given up", () => {
  new Basket("pearls").add(RING);
  new Basket("pearls").place();

  dropBasket("pearls");

  assert.equal(kept.size, 0);
});
