import type { TestContext } from "node:test";
import { DaogouClient } from "../src/client.js";
import type { ClientOptions } from "../src/options.js";
import type { Page } from "../src/page.js";
import { MemoryStorage } from "../src/storage.js";
import type { TestServer } from "./server.js";

/** A page on which a test makes things happen. */
export class TestPage implements Page {
  readonly #online = new Set<() => void>();
  readonly #leaving = new Set<() => void>();

  context() {
    return { channel: "web", url: "https://shop.example/rings" };
  }

  onOnline(listener: () => void): () => void {
    this.#online.add(listener);
    return () => this.#online.delete(listener);
  }

  onLeaving(listener: () => void): () => void {
    this.#leaving.add(listener);
    return () => this.#leaving.delete(listener);
  }

  comeOnline(): void {
    this.#online.forEach((listener) => listener());
  }

  leave(): void {
    this.#leaving.forEach((listener) => listener());
  }
}

/** A client that is patient for milliseconds where others are for seconds. */
export function client(t: TestContext, server: TestServer, options: Partial<ClientOptions> = {}, page?: Page) {
  const made = new DaogouClient(
    {
      endpoint: server.url,
      key: "pk-test",
      consent: "granted",
      storage: new MemoryStorage(),
      retry: { baseMs: 10, maxMs: 50 },
      batch: { delayMs: 5 },
      ...options,
    },
    page ?? new TestPage(),
  );
  t.after(() => made.close());
  return made;
}
