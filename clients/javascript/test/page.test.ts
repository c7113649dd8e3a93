import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import { browserPage } from "../src/page.js";
import { browserStorage } from "../src/storage.js";

/** Puts things into the global scope, as a browser does, for one test. */
function inBrowser(t: TestContext, things: Record<string, unknown>): void {
  for (const [name, value] of Object.entries(things)) {
    const before = Object.getOwnPropertyDescriptor(globalThis, name);
    Object.defineProperty(globalThis, name, { value, configurable: true });
    t.after(() =>
      before ? Object.defineProperty(globalThis, name, before) : Reflect.deleteProperty(globalThis, name),
    );
  }
}

test("should tell where the shopper is, without queries and fragments", (t) => {
  inBrowser(t, {
    navigator: { language: "zh-CN" },
    location: { href: "https://shop.example/rings/1?token=secret#note" },
    document: { referrer: "https://search.example/?q=who+I+am" },
  });

  assert.deepEqual(browserPage().context(), {
    channel: "web",
    locale: "zh-CN",
    url: "https://shop.example/rings/1",
    referrer: "https://search.example/",
  });
});

test("should hear that the page is left, or hidden, and that the network is back, until told otherwise", (t) => {
  const window = new EventTarget();
  const document = Object.assign(new EventTarget(), { visibilityState: "visible" });
  inBrowser(t, { window, document });
  const heard: string[] = [];
  const page = browserPage();
  const stops = [page.onLeaving(() => heard.push("leaving")), page.onOnline(() => heard.push("online"))];

  document.dispatchEvent(new Event("visibilitychange"));
  document.visibilityState = "hidden";
  document.dispatchEvent(new Event("visibilitychange"));
  window.dispatchEvent(new Event("online"));
  window.dispatchEvent(new Event("pagehide"));
  stops.forEach((stop) => stop());
  window.dispatchEvent(new Event("pagehide"));

  assert.deepEqual(heard, ["leaving", "online", "leaving"]);
});

test("should keep things in localStorage, and in memory where the browser forbids that", (t) => {
  const kept: Record<string, string> = {};
  const methods = {
    getItem: (key: string) => kept[key] ?? null,
    setItem: (key: string, value: string) => (kept[key] = value),
    removeItem: (key: string) => delete kept[key],
  };
  inBrowser(t, { localStorage: new Proxy(kept, { get: (_, name: keyof typeof methods) => methods[name] }) });
  const storage = browserStorage();
  storage.set("a", "1");
  assert.deepEqual([kept["a"], storage.get("a"), storage.keys()], ["1", "1", ["a"]]);

  Object.defineProperty(globalThis, "localStorage", {
    get: () => {
      throw new Error("SecurityError");
    },
    configurable: true,
  });
  const memory = browserStorage();
  memory.set("b", "2");
  assert.deepEqual([memory.get("b"), kept["b"]], ["2", undefined]);
});
