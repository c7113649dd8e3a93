import assert from "node:assert/strict";
import { test } from "node:test";

const shop = new URL("../../../main/resources/META-INF/resources/shop/", import.meta.url);
const { isCovered, Measurements, PATIENCE_MS } = await import(new URL("measure.js", shop));
const { itemsOf, pastOf, PERSONAS } = await import(new URL("personas.js", shop));

const accepted = (id, receipt) => ({ id, status: "accepted", receipt });

test("the list that reflects an event ends its time, whichever of receipt and list comes first", () => {
  for (const receiptFirst of [true, false]) {
    const measurements = new Measurements();
    measurements.sent({ id: "e" }, 100);
    const steps = [() => measurements.answered(accepted("e", "2-7"), 110), () => measurements.listed({ partition: 2, offset: 9 }, 125)];
    (receiptFirst ? steps : steps.reverse()).forEach((step) => step());
    assert.equal(measurements.entries[0].changedMs, 25);
  }
});

test("neither another partition's list nor an older one ends it", () => {
  const measurements = new Measurements();
  measurements.sent({ id: "e" }, 100);
  measurements.answered(accepted("e", "2-7"), 110);
  measurements.listed({ partition: 1, offset: 9 }, 120);
  measurements.listed({ partition: 2, offset: 6 }, 121);
  assert.equal(measurements.entries[0].changedMs, undefined);
});

test("the first list counts, and none that comes too late", () => {
  const measurements = new Measurements();
  measurements.sent({ id: "e" }, 100);
  measurements.sent({ id: "late" }, 100);
  measurements.answered(accepted("e", "2-7"), 110);
  measurements.listed({ partition: 2, offset: 7 }, 130);
  measurements.listed({ partition: 2, offset: 8 }, 190);
  measurements.answered(accepted("late", "2-20"), 110);
  measurements.listed({ partition: 2, offset: 30 }, 101 + PATIENCE_MS);
  const [late, event] = measurements.entries;
  assert.equal(event.changedMs, 30);
  assert.equal(late.changedMs, undefined);
});

test("an event that is sent again is one event, and old ones make room", () => {
  const measurements = new Measurements(3);
  ["a", "b", "b", "c", "d"].forEach((id, at) => measurements.sent({ id }, at));
  assert.deepEqual(measurements.entries.map(({ event }) => event.id), ["d", "c", "b"]);
  assert.equal(measurements.entries[2].sentAt, 1);
});

test("a receipt that cannot be read covers nothing", () => {
  assert.equal(isCovered("2-7", { partition: 2, offset: 7 }), true);
  for (const receipt of [undefined, "", "2", "x-7", "2-7-1"]) {
    assert.equal(isCovered(receipt, { partition: 2, offset: 7 }), false);
  }
});

const items = Array.from({ length: 20 }, (_, i) => ({ item: `ring-${i}`, order: 20 - i, price: 10 + i, currency: "CNY", attributes: { metal: i % 2 ? "sterling silver" : "platinum" } }));

test("a past has the same ids whenever it is made, and lies in the past", () => {
  const persona = PERSONAS.find(({ id }) => id === "silver-rings");
  const seen = itemsOf(persona, items);
  assert.ok(seen.every(({ attributes }) => attributes.metal === "sterling silver"));
  assert.equal(seen.length, persona.acts.length);
  const now = 1_800_000_000_000;
  const first = pastOf(persona, "s-1", seen, undefined, now);
  const again = pastOf(persona, "s-1", seen, undefined, now + 5_000);
  assert.deepEqual(first.map(({ id }) => id), again.map(({ id }) => id));
  assert.equal(new Set(first.map(({ id }) => id)).size, first.length);
  assert.ok(first.every(({ time, shopper, origin }) => time < now && shopper === "s-1" && origin === "replay"));
  assert.ok(first.every(({ time }, i) => i === 0 || time > first[i - 1].time));
});

test("who owns a phone has bought it first", () => {
  const persona = PERSONAS.find(({ id }) => id === "phone-owner");
  const [order] = pastOf(persona, "p", [], { item: "phone-03", price: 5699, currency: "CNY" }, 1e12);
  assert.equal(order.type, "order-placed");
  assert.deepEqual(order.lines, [{ item: "phone-03", quantity: 1, price: 5699 }]);
});
