import assert from "node:assert/strict";
import { test } from "node:test";
import { LENGTH, merge } from "../board/figures.js";
import { figures, NOW, point } from "./samples.js";

const at = (entries) => entries.map((each) => each.at);

test("should let a newer point win over the older one of the same time", () => {
  const before = merge(null, "figures", figures({ points: [point(NOW - 2000, { views: 1 })] }));

  const after = merge(before, "tick", figures({ points: [point(NOW - 2000, { views: 5 })], sequence: 2 }));

  assert.equal(after.points.length, 1);
  assert.equal(after.points[0].views, 5);
  assert.equal(after.sequence, 2);
});

test("should order points that come late", () => {
  const before = merge(null, "figures", figures({ points: [point(NOW - 1000)] }));

  const after = merge(before, "tick", figures({ points: [point(NOW - 9000)] }));

  assert.deepEqual(at(after.points), [NOW - 9000, NOW - 1000]);
});

test("should move what leaves the period into the one before", () => {
  const oldest = NOW - LENGTH["5m"];
  const before = merge(null, "figures", figures({ points: [point(oldest, { views: 3 }), point(NOW)] }));

  const after = merge(before, "tick", figures({ now: NOW + 60_000 }));

  assert.deepEqual(at(after.points), [NOW]);
  assert.deepEqual(at(after.previous), [oldest]);
});

test("should take no tick without figures before it, nor one of another range", () => {
  const hour = merge(null, "figures", figures({ range: "1h", step: 60 }));

  assert.equal(merge(null, "tick", figures()), null);
  assert.equal(merge(hour, "tick", figures()), hour);
});

test("should not grow however long it runs", () => {
  const seconds = 3 * 3600;

  let state = merge(null, "figures", figures());
  for (let second = 0; second < seconds; second++) {
    const now = NOW + second * 1000;
    state = merge(state, "tick", figures({ now, points: [point(now)], previous: [point(now - LENGTH["5m"])] }));
  }

  assert.ok(state.points.length <= 301, `${state.points.length} points`);
  assert.ok(state.previous.length <= 302, `${state.previous.length} points before`);
});

test("should replace everything by figures", () => {
  const before = merge(null, "figures", figures({ points: [point(NOW - 5000)] }));

  const after = merge(before, "figures", figures({ points: [point(NOW)] }));

  assert.deepEqual(at(after.points), [NOW]);
});
