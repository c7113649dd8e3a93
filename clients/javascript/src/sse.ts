/** One message of a stream. */
export interface Message {
  event: string;
  data: string;
}

/**
 * Reads an event stream (WHATWG HTML, "Server-sent events") in pieces that may end anywhere, within a line or a
 * character.
 */
export class EventStreamReader {
  /** What to say after a reconnect. */
  lastEventId = "";
  /** How long the server asks to wait before a reconnect, in milliseconds. */
  retryMs: number | undefined;
  readonly #decoder = new TextDecoder();
  #line = "";
  #afterReturn = false;
  #event = "";
  #data: string[] = [];
  #id = "";

  /** The messages that are complete now. */
  push(bytes: Uint8Array): Message[] {
    let text = this.#decoder.decode(bytes, { stream: true });
    if (this.#afterReturn && text.startsWith("\n")) {
      text = text.slice(1);
    }
    if (text !== "") {
      this.#afterReturn = text.endsWith("\r");
    }
    const lines = (this.#line + text).split(/\r\n|\r|\n/);
    this.#line = lines.pop() ?? "";
    return lines.flatMap((line) => this.#take(line));
  }

  #take(line: string): Message[] {
    if (line === "") {
      return this.#dispatch();
    }
    const colon = line.indexOf(":");
    const field = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? "" : line.slice(colon + 1).replace(/^ /, "");
    if (field === "event") {
      this.#event = value;
    } else if (field === "data") {
      this.#data.push(value);
    } else if (field === "id" && !value.includes("\0")) {
      this.#id = value;
    } else if (field === "retry" && /^\d+$/.test(value)) {
      this.retryMs = Number(value);
    }
    return [];
  }

  #dispatch(): Message[] {
    this.lastEventId = this.#id;
    const message = { event: this.#event || "message", data: this.#data.join("\n") };
    const complete = this.#data.length > 0;
    this.#event = "";
    this.#data = [];
    return complete ? [message] : [];
  }
}
