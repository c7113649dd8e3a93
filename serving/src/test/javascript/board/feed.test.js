import assert from "node:assert/strict";
import { test } from "node:test";
import { Feed } from "../board/feed.js";

/** A service that gives one answer after the other, and the last one again. */
function service(...answers) {
  const asked = [];
  const open = async (path, { signal }) => {
    const answer = answers[Math.min(asked.length, answers.length - 1)];
    asked.push(path);
    return answer(signal);
  };
  return { asked, open };
}

const stream =
  (...messages) =>
  () => {
    const text = messages.map(([event, data]) => `event: ${event}\ndata: ${JSON.stringify(data)}\n\n`).join("");
    return new Response(text, { headers: { "Content-Type": "text/event-stream" } });
  };

const status =
  (code, headers = {}, body = {}) =>
  () =>
    new Response(JSON.stringify(body), { status: code, headers });

/** Follows until something is told, and what was told until then. */
function follow(open, until) {
  return new Promise((resolve) => {
    const told = [];
    const tell = (entry) => {
      told.push(entry);
      if (until(entry)) {
        feed.close();
        resolve(told);
      }
    };
    const feed = new Feed("/v1/board/stream", open, {
      onFigures: (kind, figures) => tell({ kind, figures }),
      onLink: (link, code, waitMs, problem) => tell({ link, code, waitMs, problem }),
    });
  });
}

test("should tell figures and ticks, and nothing of other events", async () => {
  const { open } = service(stream(["figures", { sequence: 1 }], ["comment", {}], ["tick", { sequence: 2 }]));

  const told = await follow(open, (entry) => entry.kind === "tick");

  const heard = told.filter((entry) => entry.kind).map(({ kind, figures }) => [kind, figures.sequence]);
  assert.deepEqual(heard, [
    ["figures", 1],
    ["tick", 2],
  ]);
});

test("should connect again by itself after a stream that ends", async () => {
  const { open, asked } = service(stream(["figures", { sequence: 1 }]), stream(["figures", { sequence: 9 }]));

  const told = await follow(open, (entry) => entry.figures?.sequence === 9);

  assert.equal(asked.length, 2);
  assert.ok(told.some((entry) => entry.link === "lost"));
});

test("should stop and say so where a key is needed", async () => {
  const { open, asked } = service(status(401));

  const told = await follow(open, (entry) => entry.link === "refused");

  assert.equal(told.at(-1).code, 401);
  assert.equal(asked.length, 1);
});

test("should wait at least as long as the service asks", async () => {
  const { open } = service(status(429, { "Retry-After": "7" }));

  const told = await follow(open, (entry) => entry.link === "lost");

  assert.equal(told[0].code, 429);
  assert.ok(told[0].waitMs >= 7000);
});

test("should hurry when told that the network is back", async () => {
  const { open, asked } = service(status(503, { "Retry-After": "600" }), stream(["figures", { sequence: 3 }]));

  const heard = await new Promise((resolve) => {
    const feed = new Feed("/v1/board/stream", open, {
      onFigures: (_, figures) => {
        feed.close();
        resolve(figures.sequence);
      },
      onLink: (link) => link === "lost" && setImmediate(() => feed.hurry()),
    });
  });

  assert.equal(heard, 3);
  assert.equal(asked.length, 2);
});

test("should stop where the question is to blame, and tell what the service says", async () => {
  const { open, asked } = service(status(400, {}, { title: "A parameter is not valid", detail: "range is 5m, 1h, 24h or 7d" }));

  const told = await follow(open, (entry) => entry.link !== undefined);

  assert.deepEqual(told.at(-1), {
    link: "failed",
    code: 400,
    waitMs: 0,
    problem: "A parameter is not valid: range is 5m, 1h, 24h or 7d",
  });
  assert.equal(asked.length, 1);
});

test("should stop without words where the refusal has none", async () => {
  const { open } = service(() => new Response("<html>", { status: 404 }));

  const told = await follow(open, (entry) => entry.link !== undefined);

  assert.deepEqual([told.at(-1).link, told.at(-1).problem], ["failed", ""]);
});

test("should try again after a refusal of the moment", async () => {
  const { open, asked } = service(status(408), stream(["figures", { sequence: 4 }]));

  await follow(open, (entry) => entry.figures?.sequence === 4);

  assert.equal(asked.length, 2);
});
