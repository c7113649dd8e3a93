/** Where the client keeps what must outlive the page. Synchronous: a page that is being left cannot wait. */
export interface KeyValueStorage {
  get(key: string): string | null;
  /** May throw when it is full. */
  set(key: string, value: string): void;
  remove(key: string): void;
  keys(): string[];
}

/** Keeps everything as long as the page lives. */
export class MemoryStorage implements KeyValueStorage {
  readonly #values = new Map<string, string>();

  get(key: string): string | null {
    return this.#values.get(key) ?? null;
  }

  set(key: string, value: string): void {
    this.#values.set(key, value);
  }

  remove(key: string): void {
    this.#values.delete(key);
  }

  keys(): string[] {
    return [...this.#values.keys()];
  }
}

/** The browser's `localStorage`; memory where there is none, or where the browser forbids it. */
export function browserStorage(): KeyValueStorage {
  try {
    const store = globalThis.localStorage;
    store.getItem("daogou");
    return {
      get: (key) => store.getItem(key),
      set: (key, value) => store.setItem(key, value),
      remove: (key) => store.removeItem(key),
      keys: () => Object.keys(store),
    };
  } catch {
    return new MemoryStorage();
  }
}

/** The part of a storage that belongs to one shop. What the storage does not take is kept as long as the page lives. */
export class Drawer {
  readonly #prefix: string;
  readonly #spare = new MemoryStorage();

  constructor(
    readonly storage: KeyValueStorage,
    tenant: string,
  ) {
    this.#prefix = `daogou.${tenant}.`;
  }

  read<T>(name: string): T | undefined {
    const key = this.#prefix + name;
    try {
      const text = this.#stored(key) ?? this.#spare.get(key);
      return text === null ? undefined : (JSON.parse(text) as T);
    } catch {
      return undefined;
    }
  }

  write(name: string, value: unknown): void {
    const text = JSON.stringify(value);
    try {
      this.storage.set(this.#prefix + name, text);
      this.#spare.remove(this.#prefix + name);
    } catch {
      this.#spare.set(this.#prefix + name, text);
    }
  }

  remove(name: string): void {
    this.#spare.remove(this.#prefix + name);
    try {
      this.storage.remove(this.#prefix + name);
    } catch {
      // A storage that is forbidden holds nothing of ours.
    }
  }

  /** Names in the storage that begin so. */
  names(beginning: string): string[] {
    try {
      return this.storage
        .keys()
        .filter((key) => key.startsWith(this.#prefix + beginning))
        .map((key) => key.slice(this.#prefix.length));
    } catch {
      return [];
    }
  }

  clear(): void {
    const spare = this.#spare.keys().map((key) => key.slice(this.#prefix.length));
    [...this.names(""), ...spare].forEach((name) => this.remove(name));
  }

  #stored(key: string): string | null {
    try {
      return this.storage.get(key);
    } catch {
      return null;
    }
  }
}
