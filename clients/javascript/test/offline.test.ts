import assert from "node:assert/strict";
import { test } from "node:test";
import type { Outcome } from "../src/outcomes.js";
import { type KeyValueStorage, MemoryStorage } from "../src/storage.js";
import { client, TestPage } from "./clients.js";
import { accept, answer, eventsOf, eventually, hangUp, problem, TestServer } from "./server.js";

/** So long that nothing is tried again within a test. */
const RESTING = { baseMs: 60_000, maxMs: 60_000 };

test("should send after a restart, first, with the same ids and times, what could not be sent before", async (t) => {
  const server = await TestServer.start(t);
  const storage = new MemoryStorage();
  server.answers = [hangUp];
  const before = client(t, server, { storage, retry: RESTING });
  ["a", "b", "c"].forEach((item) => void before.viewItem(item));
  await before.flush();
  before.close();
  const tried = server.events;
  server.answers = [accept];
  server.requests.length = 0;

  const outcomes: Outcome[] = [];
  const after = client(t, server, { storage, onOutcome: (outcome) => outcomes.push(outcome) });
  await after.viewItem("d");

  assert.deepEqual(
    server.events.map((event) => "item" in event && event.item),
    ["a", "b", "c", "d"],
  );
  assert.deepEqual(server.events.slice(0, 3), tried);
  await eventually("every outcome is told", () => outcomes.length === 4);
  assert.deepEqual(
    storage.keys().filter((key) => key.includes("event.")),
    [],
  );
});

test("should leave what is under way to the next page when it is closed", async (t) => {
  const server = await TestServer.start(t);
  const storage = new MemoryStorage();
  server.answers = [() => undefined, accept];
  const before = client(t, server, { storage });
  void before.viewItem("a");
  await eventually("it is under way", () => server.requests.length === 1);

  before.close();
  await before.flush();
  await new Promise((resolve) => setTimeout(resolve, 50));
  assert.equal(server.requests.length, 1);
  await client(t, server, { storage }).flush();

  assert.equal(server.requests.length, 2);
  assert.equal(server.events[0]?.id, server.events[1]?.id);
});

test("should neither overwrite nor lose the events of another tab", async (t) => {
  const server = await TestServer.start(t);
  const storage = new MemoryStorage();
  server.answers = [hangUp];
  const tabs = [client(t, server, { storage, retry: RESTING }), client(t, server, { storage, retry: RESTING })];
  tabs.forEach((tab, n) => ["x", "y"].forEach((item) => void tab.viewItem(`${item}${n}`)));
  await Promise.all(tabs.map((tab) => tab.flush()));
  tabs.forEach((tab) => tab.close());
  server.answers = [accept];
  server.requests.length = 0;

  await client(t, server, { storage }).flush();

  const items = server.events.map((event) => "item" in event && event.item);
  assert.deepEqual(items.sort(), ["x0", "x1", "y0", "y1"]);
});

test("should drop the oldest, and count it, when too many wait", async (t) => {
  const server = await TestServer.start(t);
  const storage = new MemoryStorage();
  server.answers = [hangUp];
  const daogou = client(t, server, { storage, retry: RESTING, queue: { events: 5 } });
  const outcomes = Array.from({ length: 8 }, (_, n) => daogou.viewItem(`item-${n}`));

  const lost = await Promise.all(outcomes.slice(0, 3));

  assert.ok(lost.every((outcome) => outcome.status === "dropped" && outcome.reason === "overflow"));
  const { tracked, dropped, waiting } = daogou.statistics();
  assert.deepEqual({ tracked, dropped, waiting }, { tracked: 8, dropped: 3, waiting: 5 });
  assert.equal(storage.keys().filter((key) => key.includes("event.")).length, 5);
});

test("should send at once when the network comes back", async (t) => {
  const server = await TestServer.start(t);
  const page = new TestPage();
  server.answers = [hangUp, accept];
  const daogou = client(t, server, { retry: RESTING }, page);
  const outcome = daogou.viewItem("a");
  await eventually("the first attempt fails", () => daogou.statistics().failures === 1);

  page.comeOnline();

  assert.equal((await outcome).status, "accepted");
});

test("should send what waits when the page is left, beside what is under way", async (t) => {
  const server = await TestServer.start(t);
  const page = new TestPage();
  let goOn = () => {};
  server.answers = [
    (response, seen) => {
      goOn = () => accept(response, seen);
    },
    accept,
  ];
  const daogou = client(t, server, { batch: { size: 1, delayMs: 60_000 } }, page);
  const first = daogou.viewItem("a");
  await eventually("the first is under way", () => server.requests.length === 1);
  const second = daogou.viewItem("b");

  page.leave();

  assert.equal((await second).status, "accepted");
  goOn();
  assert.equal((await first).status, "accepted");
  assert.deepEqual(
    server.requests.map((seen) => eventsOf(seen).length),
    [1, 1],
  );
});

test("should ask for requests that outlive the page, and keep them within what browsers allow", async (t) => {
  const server = await TestServer.start(t);
  const asked: RequestInit[] = [];
  const spy: typeof fetch = (address, init = {}) => {
    asked.push(init);
    return fetch(address, init);
  };
  const daogou = client(t, server, { fetch: spy });

  await Promise.all(Array.from({ length: 40 }, (_, n) => daogou.say(`${n} ${"戒指".repeat(500)}`)));

  assert.ok(asked.length > 1);
  assert.ok(asked.every(({ keepalive, body }) => keepalive && Buffer.byteLength(String(body)) < 65_536));
});

test("should not come back before Retry-After is over only because the page is left", async (t) => {
  const server = await TestServer.start(t);
  const page = new TestPage();
  server.answers = [problem(503, "kafka-unavailable", {}, { "Retry-After": "60" })];
  const daogou = client(t, server, {}, page);
  void daogou.viewItem("a");
  await eventually("the first attempt fails", () => daogou.statistics().failures === 1);

  page.leave();
  await new Promise((resolve) => setTimeout(resolve, 50));

  assert.equal(server.requests.length, 1);
});

test("should go on in memory where the storage takes nothing", async (t) => {
  const server = await TestServer.start(t);
  const full: KeyValueStorage = {
    get: () => {
      throw new Error("forbidden");
    },
    set: () => {
      throw new Error("full");
    },
    remove: () => {
      throw new Error("forbidden");
    },
    keys: () => {
      throw new Error("forbidden");
    },
  };
  const daogou = client(t, server, { storage: full });

  const outcomes = await Promise.all([daogou.viewItem("a"), daogou.viewItem("b")]);

  assert.ok(outcomes.every((outcome) => outcome.status === "accepted"));
  const [one, other] = server.events;
  assert.ok(one && one.shopper === other?.shopper && one.session === other.session);
});

test("should pass over what is no event in the storage", async (t) => {
  const server = await TestServer.start(t);
  const storage = new MemoryStorage();
  storage.set("daogou.default.event.1.000001.x", "{broken");
  storage.set("daogou.default.event.2.000001.y", '{"id":7}');
  server.answers = [answer(400, {}), accept];

  await client(t, server, { storage }).flush();

  assert.equal(server.requests.length, 0);
  assert.deepEqual(storage.keys(), []);
});
