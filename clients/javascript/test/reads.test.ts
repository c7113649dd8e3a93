import assert from "node:assert/strict";
import { test } from "node:test";
import { DaogouProblem } from "../src/problem.js";
import { MemoryStorage } from "../src/storage.js";
import { client } from "./clients.js";
import { accept, type Answer, answer, hangUp, problem, TestServer } from "./server.js";

const LIST = { shopper: "anna", placement: "for-you", recommendationId: "r-1", level: "active", items: [] };
const OFFLINE = { baseMs: 60_000, maxMs: 60_000 };

/** Takes events, and answers reads. */
const shop: Answer = (response, seen) =>
  (seen.url.pathname === "/v1/events" ? accept : answer(200, LIST))(response, seen);

test("should ask for what is wished", async (t) => {
  const server = await TestServer.start(t);
  server.answers = [shop];
  const daogou = client(t, server, { shopper: "anna/é", tenant: "rings" });

  const list = await daogou.recommend({
    placement: "cart",
    limit: 5,
    filter: "price < 300 && 'Rings' in category",
    boost: [{ where: "brand == 'Aurum'", factor: 1.5 }],
    diversity: 0.3,
    exclude: ["a", "b"],
    page: "p-2",
    fields: ["title", "image"],
    item: ["c", "d"],
    category: "Rings",
    window: "1h",
    receipt: "1-7",
    waitMs: 500,
  });

  const url = server.requests[0]?.url;
  assert.deepEqual(list, LIST);
  assert.equal(url?.pathname, "/v1/users/anna%2F%C3%A9/recommendations");
  assert.deepEqual(
    [...(url?.searchParams ?? [])],
    [
      ["limit", "5"],
      ["filter", "price < 300 && 'Rings' in category"],
      ["boost", "brand == 'Aurum':1.5"],
      ["diversity", "0.3"],
      ["exclude", "a"],
      ["exclude", "b"],
      ["page", "p-2"],
      ["fields", "title,image"],
      ["category", "Rings"],
      ["window", "1h"],
      ["placement", "cart"],
      ["item", "c"],
      ["item", "d"],
      ["receipt", "1-7"],
      ["waitMs", "500"],
      ["tenant", "rings"],
    ],
  );
});

test("should reach every other read", async (t) => {
  const server = await TestServer.start(t);
  server.answers = [shop];
  const daogou = client(t, server, { shopper: "anna" });

  await daogou.rank(["x", "y"], { fields: ["price"] });
  await daogou.similar("x", { limit: 2 });
  await daogou.boughtTogether("x");
  await daogou.trending({ category: "Rings", window: "30d" });

  assert.deepEqual(
    server.requests.map(({ method, url, body }) => `${method} ${url.pathname}${url.search} ${body}`),
    [
      'POST /v1/users/anna/rank?fields=price {"items":["x","y"]}',
      "GET /v1/items/x/similar?limit=2 ",
      "GET /v1/items/x/bought-together ",
      "GET /v1/trending?category=Rings&window=30d ",
    ],
  );
});

test("should read what was written: an event still waiting is sent first, and its receipt presented", async (t) => {
  const server = await TestServer.start(t);
  server.answers = [shop];
  const daogou = client(t, server, { batch: { delayMs: 60_000 } });

  const outcome = daogou.viewItem("a");
  await daogou.recommend();
  await daogou.recommend({ receipt: "none" });

  const { receipt } = (await outcome) as { receipt: string };
  const [write, read, without] = server.requests;
  assert.equal(write?.url.pathname, "/v1/events");
  assert.equal(read?.url.searchParams.get("receipt"), receipt);
  assert.equal(without?.url.searchParams.get("receipt"), null);
});

test("should present the receipt of a click on the page that it opens, for a minute", async (t) => {
  const server = await TestServer.start(t);
  server.answers = [shop];
  const storage = new MemoryStorage();
  const outcome = (await client(t, server, { storage }).viewItem("a")) as { receipt: string };

  const next = client(t, server, { storage });
  await next.recommend();
  t.mock.timers.enable({ apis: ["Date"], now: Date.now() + 61_000 });
  await next.recommend();

  assert.deepEqual(
    server.requests.slice(1).map((seen) => seen.url.searchParams.get("receipt")),
    [outcome.receipt, null],
  );
});

test("should keep the newest of receipts that come in another order, and none of another shopper", async (t) => {
  const server = await TestServer.start(t);
  const receipts = ["1-9", "1-10", "1-8"];
  server.answers = [
    (response, seen) => {
      const results = [{ id: "", status: "accepted", receipt: receipts.shift() ?? "" }];
      answer(200, seen.url.pathname === "/v1/events" ? { results } : LIST)(response, seen);
    },
  ];
  const daogou = client(t, server, { batch: { size: 1 } });
  for (const item of ["a", "b", "c"]) {
    await daogou.viewItem(item);
  }

  await daogou.recommend();
  daogou.signOut();
  await daogou.recommend();

  const reads = server.requests.filter((seen) => seen.method === "GET");
  assert.deepEqual(
    reads.map((seen) => seen.url.searchParams.get("receipt")),
    ["1-10", null],
  );
});

test("should not wait for events that cannot be sent", async (t) => {
  const server = await TestServer.start(t);
  server.answers = [hangUp, answer(200, LIST)];
  const daogou = client(t, server, { retry: OFFLINE });
  void daogou.viewItem("a");
  await daogou.flush();

  await daogou.recommend();

  assert.equal(server.requests.length, 2);
});

test("should tell a problem as the service does", async (t) => {
  const server = await TestServer.start(t);
  server.answers = [problem(400, "bad-parameter", { remedy: "Correct it." })];

  const failed = await client(t, server)
    .trending()
    .catch((failure: unknown) => failure);

  assert.ok(failed instanceof DaogouProblem);
  const { type, title, status, detail, remedy, passes } = failed;
  assert.deepEqual(
    { type, title, status, detail, remedy, passes },
    {
      type: "urn:daogou:problem:bad-parameter",
      title: "bad-parameter",
      status: 400,
      detail: "bad-parameter!",
      remedy: "Correct it.",
      passes: false,
    },
  );
  assert.equal(server.requests.length, 1);
});

test("should try a read again after what passes, within its time", async (t) => {
  const server = await TestServer.start(t);
  server.answers = [hangUp, problem(503, "not-ready"), answer(200, { items: [] })];

  assert.deepEqual(await client(t, server).trending(), { items: [] });
  assert.equal(server.requests.length, 3);
});

test("should not wait longer than its time for a service that asks for more", async (t) => {
  const server = await TestServer.start(t);
  server.answers = [problem(503, "not-ready", {}, { "Retry-After": "30" })];
  const start = Date.now();

  await assert.rejects(
    client(t, server).trending(),
    (failed) => failed instanceof DaogouProblem && failed.retryAfterMs === 30_000,
  );

  assert.ok(Date.now() - start < 2_000);
});

test("should end a read in time, also within a slow answer", async (t) => {
  const server = await TestServer.start(t);
  const slow: Answer = (response) => {
    response.writeHead(200, { "Content-Type": "application/json" });
    response.write("{");
  };
  server.answers = [() => undefined, slow];
  const daogou = client(t, server);

  for (const phase of ["before", "within"]) {
    const failed = await daogou.trending({ timeoutMs: 100 }).catch((failure: unknown) => failure);
    assert.ok(failed instanceof DaogouProblem && failed.is("timeout"), `${phase} the answer: ${String(failed)}`);
  }
});

test("should stop when the caller has lost interest", async (t) => {
  const server = await TestServer.start(t);
  server.answers = [() => undefined];
  const interest = new AbortController();
  setTimeout(() => interest.abort(), 20);

  await assert.rejects(client(t, server).trending({ signal: interest.signal }), { name: "AbortError" });
});

test("should show the shopper's token in personal reads only, and renew it when it is refused", async (t) => {
  const server = await TestServer.start(t);
  server.answers = [
    answer(200, LIST),
    answer(200, LIST),
    problem(401, "unauthorized"),
    answer(200, LIST),
    answer(200, {}),
  ];
  let made = 0;
  const daogou = client(t, server, { shopper: "anna", shopperToken: async () => `token-${++made}` });

  await daogou.recommend();
  await daogou.recommend();
  await daogou.recommend();
  await daogou.trending();

  assert.deepEqual(
    server.requests.map((seen) => seen.headers["x-daogou-shopper-token"]),
    ["token-1", "token-1", "token-1", "token-2", undefined],
  );
});

test("should ask for another token before the old one expires", async (t) => {
  const server = await TestServer.start(t);
  server.answers = [answer(200, LIST)];
  let made = 0;
  const until = (at: number) => `h.${btoa(JSON.stringify({ exp: Math.floor(at / 1000), n: ++made }))}.s`;
  const daogou = client(t, server, { shopper: "anna", shopperToken: async () => until(Date.now() + 10_000) });

  await daogou.recommend();
  await daogou.recommend();

  assert.equal(made, 2);
});

test("should say that it was the shop that gave no token", async (t) => {
  const server = await TestServer.start(t);
  const shopperToken = () => Promise.reject(new Error("the shop is closed"));
  const daogou = client(t, server, { shopper: "anna", shopperToken });

  const failed = await daogou.recommend({ timeoutMs: 200 }).catch((failure: unknown) => failure);

  assert.ok(failed instanceof DaogouProblem && failed.is("unreachable"));
  assert.match(failed.message, /no token/);
  assert.match(String(failed.cause), /the shop is closed/);
  assert.equal(server.requests.length, 0);
});
