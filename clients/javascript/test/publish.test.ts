import assert from "node:assert/strict";
import { test } from "node:test";
import type { StorefrontEvent, WireEvent } from "../src/events.js";
import type { Outcome } from "../src/outcomes.js";
import { client } from "./clients.js";
import { accept, type Answer, answer, eventsOf, hangUp, json, problem, TestServer } from "./server.js";

test("should send an event with its id, time, shopper, session and key, and return its receipt", async (t) => {
  const server = await TestServer.start(t);
  const before = Date.now();

  const outcome = await client(t, server, { shopper: "anna", tenant: "rings" }).viewItem("ring-1");

  const [event] = server.events;
  assert.ok(event && outcome.status === "accepted");
  assert.match(outcome.receipt, /^1-\d+$/);
  assert.equal(outcome.id, event.id);
  assert.match(event.id, /^[0-9a-f-]{36}$/);
  assert.ok(event.time >= before && event.time <= Date.now());
  assert.deepEqual(
    { ...event, id: 0, time: 0, session: 0, anonymousId: 0 },
    {
      type: "item-view",
      item: "ring-1",
      shopper: "anna",
      tenant: "rings",
      consent: "personalize",
      context: { channel: "web", url: "https://shop.example/rings" },
      id: 0,
      time: 0,
      session: 0,
      anonymousId: 0,
    },
  );
  assert.equal(server.requests[0]?.headers.authorization, "Bearer pk-test");
});

test("should give every helper the type and the fields of its event", async (t) => {
  const server = await TestServer.start(t);
  const daogou = client(t, server);

  await Promise.all([
    daogou.viewItem("a", { recommendationId: "r-1" }),
    daogou.viewList({ placement: "home", items: ["a", "b"] }),
    daogou.clickList("a", { placement: "home", position: 0, recommendationId: "r-1" }),
    daogou.search("gold ring", 3),
    daogou.addToCart("a", { quantity: 2, price: 9.5 }),
    daogou.removeFromCart("a"),
    daogou.wish("a"),
    daogou.unwish("a"),
    daogou.placeOrder({ order: "o-1", lines: [{ item: "a", quantity: 1, price: 9.5 }], currency: "EUR" }),
    daogou.reverseOrder({ order: "o-1", items: ["a"], reason: "refunded" }),
    daogou.rate("a", 5),
    daogou.identify("anna"),
    daogou.say("something blue"),
    daogou.other("spun the wheel"),
  ]);

  const expected: StorefrontEvent[] = [
    { type: "item-view", item: "a", recommendationId: "r-1" },
    { type: "list-view", placement: "home", items: ["a", "b"] },
    { type: "list-click", item: "a", placement: "home", position: 0, recommendationId: "r-1" },
    { type: "search", query: "gold ring", results: 3 },
    { type: "cart-add", item: "a", quantity: 2, price: 9.5 },
    { type: "cart-remove", item: "a", quantity: 1 },
    { type: "wish", item: "a" },
    { type: "wish", item: "a", removed: true },
    { type: "order-placed", order: "o-1", lines: [{ item: "a", quantity: 1, price: 9.5 }], currency: "EUR" },
    { type: "order-reversed", order: "o-1", items: ["a"], reason: "refunded" },
    { type: "rating", item: "a", stars: 5 },
    { type: "identity-link", user: "anna" },
    { type: "guide-turn", text: "something blue" },
    { type: "other", name: "spun the wheel" },
  ];
  assert.deepEqual(server.events.map(payload), expected);
});

function payload(event: WireEvent): object {
  const { id, tenant, shopper, anonymousId, session, time, consent, origin, context, ...rest } = event;
  return rest;
}

test("should put events together, as many as allowed, in order", async (t) => {
  const server = await TestServer.start(t);
  const daogou = client(t, server, { batch: { size: 4, delayMs: 20 } });

  await Promise.all(Array.from({ length: 10 }, (_, n) => daogou.viewItem(`item-${n}`)));

  assert.deepEqual(
    server.requests.map((seen) => eventsOf(seen).length),
    [4, 4, 2],
  );
  assert.deepEqual(
    items(server),
    Array.from({ length: 10 }, (_, n) => `item-${n}`),
  );
});

test("should wait as long as Retry-After asks after 429", async (t) => {
  const server = await TestServer.start(t);
  server.answers = [problem(429, "busy", {}, { "Retry-After": "1" }), accept];
  const daogou = client(t, server);
  const start = Date.now();

  const outcome = await daogou.viewItem("a");

  assert.equal(outcome.status, "accepted");
  assert.ok(Date.now() - start >= 1_000, `came back after ${Date.now() - start} ms`);
  assert.equal(server.requests.length, 2);
  assert.equal(server.events[0]?.id, server.events[1]?.id);
});

test("should come through 503, broken connections, a strange 200 and a broken answer, with one id", async (t) => {
  const server = await TestServer.start(t);
  const html: Answer = (response) => response.end("<html>Sign in to the café's network</html>");
  const half: Answer = (response) => {
    response.writeHead(200, { "Content-Type": "application/json", "Content-Length": "1000" });
    response.write('{"accepted":1,', () => response.destroy());
  };
  server.answers = [problem(503, "kafka-unavailable"), hangUp, html, half, answer(200, {}), answer(502, "?"), accept];
  const problems: string[] = [];
  const daogou = client(t, server, { onProblem: (failed) => problems.push(failed.type.split(":").at(-1) ?? "") });

  const outcome = await daogou.viewItem("a");

  assert.equal(outcome.status, "accepted");
  assert.equal(new Set(server.events.map((event) => event.id)).size, 1);
  assert.equal(server.requests.length, 7);
  assert.deepEqual(problems, [
    "kafka-unavailable",
    "unreachable",
    "unreadable-answer",
    "unreachable",
    "unreadable-answer",
    "blank",
  ]);
});

test("should report what is rejected, and not send it again", async (t) => {
  const server = await TestServer.start(t);
  server.answers = [rejecting("bad")];
  const told: string[] = [];
  const daogou = client(t, server, {
    onRejected: (outcome, event) => told.push(`${event.type} ${outcome.reason}: ${outcome.detail}`),
  });

  const outcomes = await Promise.all([daogou.viewItem("good"), daogou.viewItem("bad"), daogou.viewItem("fine")]);
  await daogou.flush();

  assert.deepEqual(
    outcomes.map((outcome) => outcome.status),
    ["accepted", "rejected", "accepted"],
  );
  assert.deepEqual(told, ["item-view bad-id: no"]);
  assert.equal(server.requests.length, 1);
  assert.deepEqual(daogou.statistics(), { tracked: 3, accepted: 2, rejected: 1, dropped: 0, failures: 0, waiting: 0 });
});

/** Refuses items of a name; a 400 where nothing is left. */
function rejecting(item: string): Answer {
  return (response, seen) => {
    const results = eventsOf(seen).map((event) =>
      "item" in event && event.item === item
        ? { id: event.id, status: "rejected", reason: "bad-id", detail: "no" }
        : { id: event.id, status: "accepted", receipt: "0-1" },
    );
    const accepted = results.filter((result) => result.status === "accepted").length;
    const body =
      accepted > 0 ? { accepted, rejected: 1, results } : { type: "urn:x:nothing-accepted", status: 400, results };
    json(response, accepted > 0 ? 200 : 400, body);
  };
}

test("should understand a 400 that refuses every event", async (t) => {
  const server = await TestServer.start(t);
  server.answers = [rejecting("bad")];

  const outcome = await client(t, server).viewItem("bad");

  assert.deepEqual({ ...outcome, id: "" }, { id: "", status: "rejected", reason: "bad-id", detail: "no" });
  assert.equal(server.requests.length, 1);
});

test("should send again only what was not confirmed", async (t) => {
  const server = await TestServer.start(t);
  const unconfirmed: Answer = (response, seen) => {
    const results = eventsOf(seen).map(({ id }, n) =>
      n === 1 ? { id, status: "unconfirmed", reason: "unconfirmed" } : { id, status: "accepted", receipt: "0-1" },
    );
    json(response, 503, { type: "urn:daogou:problem:kafka-unavailable", status: 503, results });
  };
  server.answers = [unconfirmed, accept];
  const daogou = client(t, server);

  const outcomes = await Promise.all(["a", "b", "c"].map((item) => daogou.viewItem(item)));

  assert.ok(outcomes.every((outcome: Outcome) => outcome.status === "accepted"));
  assert.deepEqual(items(server), ["a", "b", "c", "b"]);
});

test("should divide a batch that is too large, and reject the one event that is", async (t) => {
  const server = await TestServer.start(t);
  server.answers = [
    (response, seen) => {
      const large = seen.body.includes("huge") || eventsOf(seen).length > 3;
      (large ? problem(413, "batch-too-large") : accept)(response, seen);
    },
  ];
  const daogou = client(t, server);

  const outcomes = await Promise.all(["a", "b", "huge", "c", "d", "e"].map((item) => daogou.viewItem(item)));

  assert.deepEqual(
    outcomes.map((outcome) => (outcome.status === "rejected" ? outcome.reason : outcome.status)),
    ["accepted", "accepted", "batch-too-large", "accepted", "accepted", "accepted"],
  );
});

test("should keep events while the key is refused, and say why", async (t) => {
  const server = await TestServer.start(t);
  server.answers = [problem(401, "unauthorized"), accept];
  const problems: number[] = [];

  const outcome = await client(t, server, { onProblem: (failed) => problems.push(failed.status) }).viewItem("a");

  assert.equal(outcome.status, "accepted");
  assert.deepEqual(problems, [401]);
});

function items(server: TestServer): unknown[] {
  return server.events.map((event) => "item" in event && event.item);
}
