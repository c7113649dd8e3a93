import assert from "node:assert/strict";
import { test } from "node:test";
import { binned, gathered, highest, smoothed } from "../board/bins.js";
import { counts, eventsOf, ghost, levels, perSecond, rates, slots } from "../board/series.js";
import { figures, NOW, point } from "./samples.js";

const views = (each) => each.views;

test("should fill the gaps between points with nothing", () => {
  const steps = slots(figures());

  const series = counts(figures({ points: [point(steps[3], { views: 7 })] }), views);

  assert.equal(series.length, 300);
  assert.deepEqual(series[3], [steps[3], 7]);
  assert.deepEqual(series[4], [steps[4], 0]);
});

test("should leave out the second that is still being counted", () => {
  const last = slots(figures()).at(-1);

  assert.equal(last, NOW - 2000);
});

test("should project a step that has not ended, and be silent about one that has just begun", () => {
  const begun = Math.floor(NOW / 60_000) * 60_000;
  const of = (passed) => figures({ range: "1h", step: 60, now: begun + passed, points: [point(begun, { views: 30 })] });

  assert.deepEqual(rates(of(30_000), views).at(-1), [begun, 60]);
  assert.deepEqual(rates(of(5_000), views).at(-1), [begun, null]);
});

test("should not invent levels where nothing was measured", () => {
  const steps = slots(figures());
  const points = [point(steps[1], { lists: 2, freshnessP50: 9 })];

  const series = levels(figures({ points }), (each) => each.freshnessP50);

  assert.equal(series[1][1], 9);
  assert.equal(series[2][1], null);
});

test("should lay the period before onto this one", () => {
  const steps = slots(figures());

  const series = ghost(figures({ previous: [point(steps[5] - 300_000, { views: 4 })] }), views);

  assert.deepEqual(series[5], [steps[5], 4]);
});

test("should tell events a second over the last ten", () => {
  const points = slots(figures()).map((at) => point(at, { events: { "item-view": 3, search: 1 } }));

  assert.equal(perSecond(figures({ points }), eventsOf), 4);
});

test("should tell events a second over the time that has passed of a minute", () => {
  const begun = Math.floor(NOW / 60_000) * 60_000;
  const points = [point(begun - 60_000, { events: { search: 60 } }), point(begun, { events: { search: 30 } })];

  assert.equal(perSecond(figures({ range: "1h", step: 60, now: begun + 30_000, points }), eventsOf), 1);
});

test("should add up seconds to tens by the clock", () => {
  const samples = Array.from({ length: 20 }, (_, index) => [NOW + 5000 + index * 1000, 1]);

  const bins = binned(samples, 1);

  assert.deepEqual(bins, [
    [NOW, 5],
    [NOW + 10_000, 10],
    [NOW + 20_000, 5],
  ]);
});

test("should show the highest of ten seconds, unknown where none is known", () => {
  const samples = [
    [NOW, 3],
    [NOW + 1000, 8],
    [NOW + 2000, null],
    [NOW + 10_000, null],
  ];

  assert.deepEqual(highest(samples, 1), [
    [NOW, 8],
    [NOW + 10_000, null],
  ]);
});

test("should smooth over what is known around", () => {
  const samples = [
    [0, 2],
    [1000, null],
    [2000, 4],
  ];

  assert.deepEqual(smoothed(samples, 1), [
    [0, 3],
    [1000, 3],
    [2000, 3],
  ]);
  assert.equal(smoothed(samples, 60), samples);
});

test("should gather many values into few", () => {
  assert.deepEqual(gathered([1, 3, null, null, 5, null], 3), [2, null, 5]);
});
