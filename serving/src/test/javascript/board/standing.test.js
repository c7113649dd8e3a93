import assert from "node:assert/strict";
import { test } from "node:test";
import { age } from "../board/ages.js";
import { delta, share } from "../board/deltas.js";
import { standing } from "../board/staleness.js";

const LIVE = { link: "open", paused: false, heardAt: 10_000, clock: 10_500, serverNow: 5_000, dataAt: 4_900, still: [], delay: 30 };

test("should say that the service is behind when lists come late, whatever else is well", () => {
  assert.deepEqual(standing({ ...LIVE, delay: 2_400 }), { state: "behind", ageMs: 2_400 });
  assert.equal(standing({ ...LIVE, delay: 1_000 }).state, "live");
  assert.equal(standing({ ...LIVE, delay: 2_400, paused: true }).state, "paused");
  assert.equal(standing({ ...LIVE, delay: 2_400, link: "lost" }).state, "stale");
});

test("should say which partitions stand still, and how long the longest of them, before what follows from it", () => {
  const still = [
    { partition: 1, seconds: 31 },
    { partition: 3, seconds: 95 },
  ];

  const expected = { state: "still", ageMs: 95_000, partitions: [1, 3] };
  assert.deepEqual(standing({ ...LIVE, still }), expected);
  assert.deepEqual(standing({ ...LIVE, still, delay: 2_400 }), expected);
  assert.equal(standing({ ...LIVE, still, serverNow: 9_000_000 }).state, "still");
  assert.equal(standing({ ...LIVE, still, paused: true }).state, "paused");
  assert.equal(standing({ ...LIVE, still, link: "lost" }).state, "stale");
});

test("should be live while ticks come", () => {
  assert.equal(standing(LIVE).state, "live");
});

test("should be stale when the link is lost, and say how old the figures are", () => {
  assert.deepEqual(standing({ ...LIVE, link: "lost", clock: 22_000 }), { state: "stale", ageMs: 12_000 });
});

test("should be stale on a link that is silent", () => {
  assert.equal(standing({ ...LIVE, clock: 16_000 }).state, "stale");
});

test("should say that it is out of date rather than that it is paused", () => {
  assert.equal(standing({ ...LIVE, paused: true, link: "lost" }).state, "stale");
  assert.equal(standing({ ...LIVE, paused: true }).state, "paused");
});

test("should know a quiet shop by the clock of the server alone", () => {
  const quiet = standing({ ...LIVE, serverNow: 9_000_000, dataAt: 9_000_000 - 90_000 });

  assert.deepEqual(quiet, { state: "quiet", ageMs: 90_500 });
});

test("should connect until it has heard something", () => {
  assert.equal(standing({ ...LIVE, link: "connecting", heardAt: null }).state, "connecting");
  assert.equal(standing({ ...LIVE, link: "lost", heardAt: null }).state, "stale");
  assert.equal(standing({ ...LIVE, link: "refused" }).state, "refused");
  assert.equal(standing({ ...LIVE, link: "failed", heardAt: null }).state, "failed");
});

test("should compare as a share of the figure before", () => {
  assert.deepEqual(delta(110, 100), { change: 110 / 100 - 1, direction: "up", good: true });
  assert.equal(delta(90, 100).good, false);
});

test("should compare shares in points, and latencies the other way round", () => {
  const points = delta(0.06, 0.05, { share: true });

  assert.equal(points.change.toFixed(4), "0.0100");
  assert.equal(delta(80, 100, { better: "less" }).good, true);
});

test("should not compare with nothing", () => {
  assert.equal(delta(5, 0), null);
  assert.equal(delta(5, Number.NaN), null);
  assert.equal(share(1, 0), 0);
});

test("should call no change none", () => {
  assert.deepEqual(delta(100, 100), { change: 0, direction: "level", good: null });
});

test("should tell ages in the largest unit that fits", () => {
  assert.deepEqual(age(59_999), { value: 59, unit: "second" });
  assert.deepEqual(age(60_000), { value: 1, unit: "minute" });
  assert.deepEqual(age(3 * 3_600_000), { value: 3, unit: "hour" });
  assert.deepEqual(age(50 * 3_600_000), { value: 2, unit: "day" });
  assert.deepEqual(age(-5), { value: 0, unit: "second" });
});
