import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { before, describe, test } from "node:test";
import { createClient, DaogouProblem, type Outcome, type Recommendations } from "../src/index.js";

// Against a running Daogou: DAOGOU_ENDPOINT=http://127.0.0.1:8080 npm run test:integration
const endpoint = process.env["DAOGOU_ENDPOINT"];
const key = process.env["DAOGOU_KEY"] ?? "demo";
const skip = endpoint ? false : "DAOGOU_ENDPOINT is not set: there is no running Daogou to test against";

describe("against a running Daogou", { skip, timeout: 120_000 }, () => {
  const problems: string[] = [];
  const daogou = (shopper = `js-${randomUUID()}`) =>
    createClient({
      endpoint: endpoint ?? "",
      key,
      consent: "granted",
      shopper,
      onProblem: (problem) => problems.push(problem.message),
    });
  let items: string[] = [];

  before(async () => {
    const known = await daogou().trending({ limit: 10 });
    items = known.items.map((each) => each.item);
    assert.ok(items.length >= 3, "the running Daogou needs items that are popular, such as the demo's");
  });

  test("should have every type of event accepted, with a receipt", async () => {
    const client = daogou();
    const [item = ""] = items;

    const outcomes: Outcome[] = await Promise.all([
      client.viewItem(item, { recommendationId: "r-1" }),
      client.viewList({ placement: "home", items, recommendationId: "r-1" }),
      client.clickList(item, { placement: "home", position: 0 }),
      client.search("gold ring", 3),
      client.addToCart(item, { quantity: 2, price: 9.5 }),
      client.removeFromCart(item),
      client.wish(item),
      client.unwish(item),
      client.placeOrder({ order: randomUUID(), lines: [{ item, quantity: 1, price: 9.5 }], currency: "EUR" }),
      client.reverseOrder({ order: randomUUID(), reason: "cancelled" }),
      client.rate(item, 4.5),
      client.identify(client.shopper ?? ""),
      client.say("something blue"),
      client.other("spun the wheel"),
    ]);

    assert.deepEqual(
      outcomes.filter((outcome) => outcome.status !== "accepted"),
      [],
    );
    assert.deepEqual(problems, []);
  });

  test("should be told which event breaks which rule", async () => {
    const client = daogou();

    const [good, bad] = await Promise.all([client.viewItem(items[0] ?? ""), client.rate(items[0] ?? "", 9)]);

    assert.equal(good.status, "accepted");
    assert.ok(bad.status === "rejected" && bad.reason === "bad-number", JSON.stringify(bad));
  });

  test("should read its own writes", async () => {
    const client = daogou();

    for (const item of items.slice(0, 3)) {
      void client.viewItem(item);
      const list = await client.recommend({ limit: 5, waitMs: 2_000 });

      assert.equal(list.receipt?.covered, true, JSON.stringify(list));
      assert.equal(list.recent?.[0], item);
      assert.ok(list.items.length > 0 && list.items.every((each) => each.item && each.reason));
      assert.ok(list.recommendationId && list.basis && list.level !== "trending");
    }
  });

  test("should order items, and read what belongs to an item", async () => {
    const client = daogou();
    await client.viewItem(items[0] ?? "");

    const ranked = await client.rank(items.slice(0, 5));
    const similar = await client.similar(items[0] ?? "", { limit: 3, fields: ["title"] });
    await client.boughtTogether(items[0] ?? "");

    assert.deepEqual(new Set(ranked.items.map((each) => each.item)).size, ranked.items.length);
    assert.ok(ranked.items.every((each) => items.includes(each.item)));
    assert.ok(similar.items.length > 0 && similar.items.every((each) => each.score === undefined));
  });

  test("should understand the service's problems", async () => {
    const failed = await daogou()
      .trending({ filter: "price <" })
      .catch((failure: unknown) => failure);

    assert.ok(failed instanceof DaogouProblem && failed.status === 400, String(failed));
    assert.equal(failed.type, "urn:daogou:problem:bad-parameter");
    assert.ok(failed.detail && failed.remedy);
  });

  test("should hear of a new list soon after a click", async (t) => {
    const client = daogou();
    await client.viewItem(items[0] ?? "");
    const lists: Recommendations[] = [];
    const stream = client.stream("for-you", (list) => lists.push(list), undefined, { limit: 5 });
    t.after(() => stream.close());
    const heard = async (item: string | undefined) => {
      while (lists.at(-1)?.recent?.[0] !== item) {
        await new Promise((resolve) => setTimeout(resolve, 5));
      }
    };
    await heard(items[0]);
    const start = Date.now();

    void client.viewItem(items[1] ?? "");
    await heard(items[1]);

    t.diagnostic(`${Date.now() - start} ms from the click to the list in the stream`);
    assert.equal(stream.state, "open");
  });

  test("should count without a profile when that is all that is allowed", async () => {
    const client = createClient({ endpoint: endpoint ?? "", key, consent: "count-only" });

    const outcome = await client.viewItem(items[0] ?? "");
    const list = await client.recommend({ limit: 3 });

    assert.equal(outcome.status, "accepted");
    assert.deepEqual([list.level, list.shopper, list.items.length], ["trending", undefined, 3]);
  });
});
