import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { TestContext } from "node:test";
import type { WireEvent } from "../src/events.js";

/** A request as the server saw it. */
export interface Seen {
  method: string;
  url: URL;
  headers: IncomingMessage["headers"];
  body: string;
}

export type Answer = (response: ServerResponse, seen: Seen) => void;

/** A real HTTP server on a free port that answers as it is told. */
export class TestServer {
  readonly requests: Seen[] = [];
  /** Answers for the next requests; the last stays. */
  answers: Answer[] = [accept];
  url = "";

  static async start(t: TestContext): Promise<TestServer> {
    const server = new TestServer();
    const http = createServer((request, response) => void server.#take(request, response));
    await new Promise<void>((resolve) => http.listen(0, "127.0.0.1", resolve));
    server.url = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
    t.after(() => {
      http.closeAllConnections();
      return new Promise((resolve) => http.close(resolve));
    });
    return server;
  }

  /** The events of all requests, in order, as often as they were sent. */
  get events(): WireEvent[] {
    return this.requests.filter(isPublish).flatMap((seen) => eventsOf(seen));
  }

  async #take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) {
      chunks.push(chunk as Buffer);
    }
    const url = new URL(request.url ?? "/", "http://test");
    const body = Buffer.concat(chunks).toString();
    const seen = { method: request.method ?? "", url, headers: request.headers, body };
    this.requests.push(seen);
    const answer = this.answers.length > 1 ? this.answers.shift() : this.answers[0];
    answer?.(response, seen);
  }
}

const isPublish = (seen: Seen) => seen.url.pathname === "/v1/events";

export const eventsOf = (seen: Seen): WireEvent[] => (JSON.parse(seen.body) as { events: WireEvent[] }).events;

let offset = 0;

/** Takes everything, as the service does. */
export function accept(response: ServerResponse, seen: Seen): void {
  const results = eventsOf(seen).map(({ id }) => ({ id, status: "accepted", receipt: `1-${offset++}` }));
  json(response, 200, { accepted: results.length, rejected: 0, results });
}

export const answer =
  (status: number, body: unknown, headers: Record<string, string> = {}): Answer =>
  (response) =>
    json(response, status, body, headers);

export const problem = (
  status: number,
  kind: string,
  more: object = {},
  headers: Record<string, string> = {},
): Answer =>
  answer(
    status,
    { type: `urn:daogou:problem:${kind}`, title: kind, status, detail: `${kind}!`, ...more },
    {
      "Content-Type": "application/problem+json",
      ...headers,
    },
  );

/** Breaks the connection without a word. */
export const hangUp: Answer = (response) => response.destroy();

export function json(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
): void {
  response.writeHead(status, { "Content-Type": "application/json", ...headers });
  response.end(JSON.stringify(body));
}

/** Waits until something holds; fails after five seconds. */
export async function eventually(what: string, holds: () => boolean): Promise<void> {
  const end = Date.now() + 5_000;
  while (!holds()) {
    if (Date.now() > end) {
      throw new Error(`never: ${what}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
