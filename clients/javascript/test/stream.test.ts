import assert from "node:assert/strict";
import type { ServerResponse } from "node:http";
import { type TestContext, test } from "node:test";
import type { Recommendations } from "../src/answers.js";
import type { DaogouClient } from "../src/client.js";
import { Http } from "../src/http.js";
import { LiveStream } from "../src/stream.js";
import { ShopperToken } from "../src/token.js";
import { client, TestPage } from "./clients.js";
import { type Answer, answer, eventually, problem, TestServer } from "./server.js";

const list = (n: number) => ({ recommendationId: `r-${n}`, level: "active", placement: "for-you", items: [] });
const message = (n: number) => `id: ${n}\nevent: recommendations\ndata: ${JSON.stringify(list(n))}\n\n`;

/** Opens a stream and says what is given; stays open. */
const say =
  (text: string, then: (response: ServerResponse) => void = () => undefined): Answer =>
  (response) => {
    response.writeHead(200, { "Content-Type": "text/event-stream" });
    response.write(text, () => then(response));
  };

/** What a page has heard. */
function listen(t: TestContext, daogou: DaogouClient, placement: Parameters<DaogouClient["stream"]>[0] = "for-you") {
  const heard = { lists: [] as (string | undefined)[], states: [] as string[] };
  const onList = ({ recommendationId }: Recommendations) => heard.lists.push(recommendationId);
  const stream = daogou.stream(placement, onList, (state) => heard.states.push(state), { limit: 5 });
  t.after(() => stream.close());
  return { ...heard, stream };
}

test("should tell lists as they come, with the key in a header", async (t) => {
  const server = await TestServer.start(t);
  server.answers = [say(`: alive\n\n${message(1)}event: other\ndata: {}\n\n${message(2)}`)];

  const { lists, states, stream } = listen(t, client(t, server, { shopper: "anna", shopperToken: "token-1" }));
  await eventually("two lists", () => lists.length === 2);

  assert.deepEqual(lists, ["r-1", "r-2"]);
  assert.deepEqual([states, stream.state], [["open"], "open"]);
  const [{ url, headers } = assert.fail()] = server.requests;
  assert.equal(url.pathname + url.search, "/v1/users/anna/recommendations/stream?limit=5");
  assert.equal(headers.authorization, "Bearer pk-test");
  assert.equal(headers["x-daogou-shopper-token"], "token-1");
  assert.equal(headers.accept, "text/event-stream");
});

test("should go on after a connection that is cut in the middle of a line, from the last whole message", async (t) => {
  const server = await TestServer.start(t);
  const half = message(3).slice(0, 40);
  const unavailable = problem(503, "not-ready");
  server.answers = [
    say(message(1) + message(2) + half, (response) => response.destroy()),
    unavailable,
    say(message(3)),
  ];

  const { lists, states } = listen(t, client(t, server));
  await eventually("three lists", () => lists.length === 3);

  assert.deepEqual(lists, ["r-1", "r-2", "r-3"]);
  assert.deepEqual(states, ["open", "stale", "stale", "open"]);
  assert.deepEqual(
    server.requests.map((seen) => seen.headers["last-event-id"]),
    [undefined, "2", "2"],
  );
});

test("should close, once, where the service refuses", async (t) => {
  const server = await TestServer.start(t);
  server.answers = [problem(403, "forbidden")];

  const { states, stream } = listen(t, client(t, server));
  await eventually("it is closed", () => stream.state === "closed");
  stream.close();

  assert.deepEqual(states, ["closed"]);
  assert.equal(server.requests.length, 1);
});

test("should close when consent is withdrawn, and end the connection", async (t) => {
  const server = await TestServer.start(t);
  let ended = false;
  server.answers = [
    (response, seen) => {
      response.on("close", () => (ended = true));
      say(message(1))(response, seen);
    },
  ];
  const daogou = client(t, server);
  const { lists, states } = listen(t, daogou);
  await eventually("a list", () => lists.length === 1);

  daogou.setConsent("denied");

  assert.deepEqual(states, ["open", "closed"]);
  await eventually("the connection ends", () => ended);
});

test("should not open without consent", async (t) => {
  const server = await TestServer.start(t);

  const { states } = listen(t, client(t, server, { consent: "count-only" }));
  await eventually("it is closed", () => states.length > 0);

  assert.deepEqual([states, server.requests.length], [["closed"], 0]);
});

test("should follow who signs in, from the beginning", async (t) => {
  const server = await TestServer.start(t);
  server.answers = [
    (response, seen) =>
      (seen.url.pathname === "/v1/events" ? answer(200, {}) : say(message(server.requests.length)))(response, seen),
  ];
  const daogou = client(t, server, { anonymousId: "browser-1", batch: { delayMs: 60_000 } });
  const { lists } = listen(t, daogou);
  await eventually("a list", () => lists.length === 1);

  void daogou.identify("anna");
  await eventually("another list", () => lists.length === 2);

  assert.deepEqual(
    server.requests.map((seen) => [seen.url.pathname.split("/")[3], seen.headers["last-event-id"]]),
    [
      ["browser-1", undefined],
      ["anna", undefined],
    ],
  );
});

test("should connect at once when the network comes back", async (t) => {
  const server = await TestServer.start(t);
  const page = new TestPage();
  server.answers = [say(message(1), (response) => response.destroy()), say(message(2))];
  const daogou = client(t, server, { retry: { baseMs: 600_000, maxMs: 600_000 } }, page);
  const { lists, stream } = listen(t, daogou);
  await eventually("the connection is lost", () => lists.length === 1 && stream.state === "stale");

  page.comeOnline();
  await eventually("the next list", () => lists.length === 2);

  assert.equal(server.requests[1]?.headers["last-event-id"], "1");
});

test("should read another placement whenever a list comes", async (t) => {
  const server = await TestServer.start(t);
  server.answers = [
    (response, seen) =>
      (seen.url.pathname.endsWith("/stream") ? say(message(1)) : answer(200, list(77)))(response, seen),
  ];

  const { lists } = listen(t, client(t, server), "recently-viewed");
  await eventually("a list", () => lists.length === 1);

  assert.deepEqual(lists, ["r-77"]);
  assert.equal(server.requests[1]?.url.searchParams.get("placement"), "recently-viewed");
});

test("should take a connection for dead on which nothing is heard, and connect anew", async (t) => {
  const server = await TestServer.start(t);
  server.answers = [say(message(1)), say(message(2))];
  const states: string[] = [];
  const http = new Http({ endpoint: server.url, key: "k", token: new ShopperToken(undefined), fetch });
  const source = {
    path: () => "/stream",
    read: () => assert.fail("the stream's own lists suffice"),
    retry: { baseMs: 1, maxMs: 1 },
    silenceMs: 100,
  };
  const onState = (state: string, why?: { is(kind: "timeout"): boolean }) =>
    states.push(why?.is("timeout") ? `${state}: silence` : state);
  const stream = new LiveStream(http, source, "for-you", { onList: () => undefined, onState });
  t.after(() => stream.close());

  stream.open();
  await eventually("a second connection", () => states.length === 3);

  assert.deepEqual(states, ["open", "stale: silence", "open"]);
});
