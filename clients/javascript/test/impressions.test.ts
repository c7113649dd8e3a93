import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import type { ListView } from "../src/events.js";
import { watchList } from "../src/impressions.js";

/** A window through which a test lets an element be seen. */
class TestObserver {
  static last: TestObserver | undefined;
  observing = false;

  constructor(
    readonly judge: (entries: object[]) => void,
    readonly options: IntersectionObserverInit,
  ) {
    TestObserver.last = this;
  }

  observe(): void {
    this.observing = true;
  }

  disconnect(): void {
    this.observing = false;
  }

  show(intersectionRatio: number, height = 100): void {
    if (this.observing) {
      const intersectionRect = { width: 100, height: height * intersectionRatio };
      const rootBounds = { width: 100, height: 200 };
      this.judge([{ isIntersecting: intersectionRatio > 0, intersectionRatio, intersectionRect, rootBounds }]);
    }
  }
}

const LIST = { placement: "home", recommendationId: "r-1", items: [{ item: "a" }, "b"] };
const VIEW = { type: "list-view", placement: "home", recommendationId: "r-1", items: ["a", "b"] };

function watch(t: TestContext, element = {} as Element, list: Parameters<typeof watchList>[1] = LIST) {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  Object.assign(globalThis, { IntersectionObserver: TestObserver });
  const seen: ListView[] = [];
  const watched = watchList(element, list, (view) => seen.push(view));
  const observer = TestObserver.last ?? assert.fail();
  return { seen, watched, observer, element };
}

test("should report a list once, when half of it was visible for a second", (t) => {
  const { seen, observer } = watch(t);

  observer.show(0.5);
  t.mock.timers.tick(999);
  assert.deepEqual(seen, []);
  t.mock.timers.tick(1);

  assert.deepEqual(seen, [VIEW]);
  assert.equal(observer.observing, false);
});

test("should not report what is less visible, or goes away too early", (t) => {
  const { seen, observer } = watch(t);

  observer.show(0.45);
  t.mock.timers.tick(2_000);
  observer.show(0.6);
  t.mock.timers.tick(900);
  observer.show(0.2);
  t.mock.timers.tick(900);
  observer.show(0.9);
  t.mock.timers.tick(900);

  assert.deepEqual(seen, []);
});

test("should report a list that is larger than the window when it fills half of that", (t) => {
  const { seen, observer } = watch(t);

  observer.show(0.2, 1_000);
  t.mock.timers.tick(1_000);

  assert.equal(seen.length, 1);
});

test("should report a list behind another tab only once that is left", (t) => {
  const document = { visibilityState: "hidden" };
  Object.assign(globalThis, { document });
  t.after(() => Reflect.deleteProperty(globalThis, "document"));
  const { seen, observer } = watch(t);

  observer.show(1);
  t.mock.timers.tick(5_000);
  assert.deepEqual(seen, []);
  document.visibilityState = "visible";
  t.mock.timers.tick(1_000);

  assert.equal(seen.length, 1);
});

test("should report nothing after it was disconnected", (t) => {
  const { seen, observer, watched } = watch(t);
  observer.show(1);

  watched.disconnect();
  t.mock.timers.tick(2_000);

  assert.deepEqual(seen, []);
});

test("should report a list of an element that is drawn again only when it is another list", (t) => {
  const { observer, element } = watch(t);
  observer.show(1);
  t.mock.timers.tick(1_000);
  t.mock.timers.reset();

  const again = watch(t, element);
  t.mock.timers.reset();
  const other = watch(t, element, { ...LIST, recommendationId: "r-2" });

  assert.deepEqual([again.observer.observing, other.observer.observing], [false, true]);
});
