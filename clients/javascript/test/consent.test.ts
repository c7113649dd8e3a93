import assert from "node:assert/strict";
import { test } from "node:test";
import type { Consent } from "../src/consent.js";
import { DaogouProblem } from "../src/problem.js";
import { MemoryStorage } from "../src/storage.js";
import { client } from "./clients.js";
import { accept, answer, eventually, hangUp, TestServer } from "./server.js";

const RESTING = { baseMs: 60_000, maxMs: 60_000 };

test("should hold events back, in memory, until the shopper has decided", async (t) => {
  const server = await TestServer.start(t);
  const storage = new MemoryStorage();
  const daogou = client(t, server, { storage, consent: "unknown" });
  const before = Date.now();
  const outcomes = [daogou.viewItem("a"), daogou.search("gold ring")];
  await daogou.flush();
  await new Promise((resolve) => setTimeout(resolve, 30));
  assert.equal(server.requests.length, 0);
  assert.deepEqual(storage.keys(), []);
  assert.equal(daogou.shopper, undefined);
  const decided = Date.now();

  daogou.setConsent("granted");

  assert.ok((await Promise.all(outcomes)).every((outcome) => outcome.status === "accepted"));
  assert.deepEqual(
    server.events.map((event) => event.consent),
    ["personalize", "personalize"],
  );
  assert.ok(server.events.every((event) => event.time >= before && event.time < decided));
  assert.ok(server.events.every((event) => event.shopper === daogou.shopper));
});

test("should bound what waits for a decision", async (t) => {
  const server = await TestServer.start(t);
  const daogou = client(t, server, { consent: "unknown", queue: { drafts: 2 } });

  const oldest = await [daogou.viewItem("a"), daogou.viewItem("b"), daogou.viewItem("c")][0];

  assert.ok(oldest?.status === "dropped" && oldest.reason === "overflow");
  assert.equal(daogou.statistics().waiting, 2);
});

test("should send and store nothing when it is denied, and delete what earlier visits stored", async (t) => {
  const server = await TestServer.start(t);
  const storage = new MemoryStorage();
  server.answers = [hangUp];
  const earlier = client(t, server, { storage, retry: RESTING });
  void earlier.viewItem("a");
  await earlier.flush();
  earlier.close();
  storage.set("cart", "the shop's own");
  assert.ok(storage.keys().length > 3);
  server.requests.length = 0;

  const daogou = client(t, server, { storage, consent: "denied" });
  const outcome = await daogou.viewItem("b");
  await daogou.flush();

  assert.deepEqual({ ...outcome, id: "" }, { id: "", status: "dropped", reason: "consent" });
  assert.equal(server.requests.length, 0);
  assert.deepEqual(storage.keys(), ["cart"]);
});

test("should give up what has not left when consent is withdrawn, also what is under way", async (t) => {
  const server = await TestServer.start(t);
  const storage = new MemoryStorage();
  server.answers = [() => undefined, accept];
  const daogou = client(t, server, { storage });
  const outcomes = [daogou.viewItem("a"), daogou.viewItem("b")];
  await eventually("a request is under way", () => server.requests.length === 1);

  daogou.setConsent("denied");

  assert.ok((await Promise.all(outcomes)).every((outcome) => outcome.status === "dropped"));
  assert.deepEqual(storage.keys(), []);
  daogou.setConsent("granted");
  assert.equal((await daogou.viewItem("c")).status, "accepted");
  assert.equal(server.requests.length, 2);
});

test("should make another stranger of the shopper who comes back after a withdrawal", async (t) => {
  const server = await TestServer.start(t);
  const daogou = client(t, server);
  const before = daogou.shopper;

  daogou.setConsent("denied");
  daogou.setConsent("granted");

  assert.notEqual(daogou.shopper, before);
});

test("should only count, under an id of the page alone, when that is what was allowed", async (t) => {
  const server = await TestServer.start(t);
  const storage = new MemoryStorage();
  const daogou = client(t, server, { storage, consent: "count-only", shopper: "anna", anonymousId: "browser-1" });

  const [view, link] = await Promise.all([daogou.viewItem("a"), daogou.identify("anna")]);
  await daogou.search("ring");

  assert.equal(view.status, "accepted");
  assert.equal(link.status, "dropped");
  assert.equal(server.events.length, 2);
  for (const { shopper, anonymousId, session, consent } of server.events) {
    assert.equal(consent, "count-only");
    assert.equal(shopper, server.events[0]?.shopper);
    assert.notEqual(shopper, "anna");
    assert.deepEqual([anonymousId, session], [undefined, undefined]);
  }
  assert.deepEqual(storage.keys(), []);
});

for (const consent of ["unknown", "denied", "count-only"] satisfies Consent[]) {
  test(`should recommend what everybody likes, without any id, while consent is ${consent}`, async (t) => {
    const server = await TestServer.start(t);
    server.answers = [answer(200, { items: [{ item: "a" }] })];
    const token = () => assert.fail("asked for a token");
    const daogou = client(t, server, { consent, shopper: "anna", shopperToken: token });

    const list = await daogou.recommend({ limit: 3, filter: "price < 9", item: "x" });
    const similar = await daogou.recommend({ placement: "similar", item: "x" });
    await assert.rejects(daogou.rank(["a", "b"]), (problem) => isConsent(problem));

    assert.deepEqual(list, { placement: "for-you", level: "trending", items: [{ item: "a" }] });
    assert.equal(similar.placement, "similar");
    assert.deepEqual(
      server.requests.map((seen) => seen.url.pathname + seen.url.search),
      ["/v1/trending?limit=3&filter=price+%3C+9", "/v1/items/x/similar"],
    );
    assert.ok(server.requests.every((seen) => !JSON.stringify(seen).includes("anna")));
  });
}

function isConsent(problem: unknown): boolean {
  return problem instanceof DaogouProblem && problem.is("consent-required");
}
