import assert from "node:assert/strict";
import { test } from "node:test";
import { MemoryStorage } from "../src/storage.js";
import { client } from "./clients.js";
import { TestServer } from "./server.js";

const MINUTE = 60_000;

test("should know the browser again on the next page, in the same session", async (t) => {
  const server = await TestServer.start(t);
  const storage = new MemoryStorage();

  await client(t, server, { storage }).viewItem("a");
  await client(t, server, { storage }).viewItem("b");

  const [one, other] = server.events;
  assert.ok(one?.session && one.shopper);
  assert.deepEqual([one.shopper, one.session], [other?.shopper, other?.session]);
});

test("should begin a session after half an hour without an event, and not before", async (t) => {
  const server = await TestServer.start(t);
  const daogou = client(t, server);
  t.mock.timers.enable({ apis: ["Date"], now: Date.now() });
  const sessions: (string | undefined)[] = [];

  for (const pause of [0, 29 * MINUTE, 29 * MINUTE, 30 * MINUTE]) {
    t.mock.timers.tick(pause);
    await daogou.viewItem("a");
    sessions.push(server.events.at(-1)?.session);
  }

  assert.equal(new Set(sessions.slice(0, 3)).size, 1);
  assert.notEqual(sessions[3], sessions[2]);
});

test("should link the browser to who signs in, and start anew when they sign out", async (t) => {
  const server = await TestServer.start(t);
  const daogou = client(t, server);
  const stranger = daogou.shopper;

  await daogou.viewItem("a");
  await daogou.identify("anna");
  await daogou.viewItem("b");
  daogou.signOut();
  await daogou.viewItem("c");

  const [before, link, after, next] = server.events;
  assert.deepEqual([before?.shopper, before?.anonymousId], [stranger, undefined]);
  assert.ok(link?.type === "identity-link" && link.user === "anna");
  assert.deepEqual([link.shopper, link.anonymousId], ["anna", stranger]);
  assert.deepEqual([after?.shopper, after?.anonymousId], ["anna", stranger]);
  assert.notEqual(next?.shopper, stranger);
  assert.notEqual(next?.session, after?.session);
});

test("should take the ids that the shop has already", async (t) => {
  const server = await TestServer.start(t);
  const daogou = client(t, server, { anonymousId: "browser-7", session: "visit-3" });

  await daogou.viewItem("a");

  assert.deepEqual([server.events[0]?.shopper, server.events[0]?.session], ["browser-7", "visit-3"]);
});

test("should keep the shops of one origin apart", async (t) => {
  const server = await TestServer.start(t);
  const storage = new MemoryStorage();

  const shoppers = ["rings", "watches"].map((tenant) => client(t, server, { storage, tenant }).shopper);

  assert.notEqual(shoppers[0], shoppers[1]);
});
