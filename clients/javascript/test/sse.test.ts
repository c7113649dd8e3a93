import assert from "node:assert/strict";
import { test } from "node:test";
import { EventStreamReader, type Message } from "../src/sse.js";

const bytes = (text: string) => new TextEncoder().encode(text);

test("should read what the standard's examples hold", () => {
  const reader = new EventStreamReader();

  const messages = reader.push(
    bytes(
      ": comment\n\nretry: 1500\ndata: YHOO\ndata: +2\ndata:10\n\ndata\n\ndata:  two spaces\nid: 7\nevent: add\n\nid\nevent: lost\n\n",
    ),
  );

  assert.deepEqual(messages, [
    { event: "message", data: "YHOO\n+2\n10" },
    { event: "message", data: "" },
    { event: "add", data: " two spaces" },
  ]);
  assert.deepEqual([reader.retryMs, reader.lastEventId], [1500, ""]);
});

test("should read the same, wherever the pieces end and however the lines do", () => {
  const random = randomNumbers(42);
  const text =
    '\uFEFFevent: recommendations\nid: 戒\ndata: {"title":"金戒指 💍"}\n\n: alive\n\nid: 8\ndata: a\ndata:\ndata: b\n\n';
  const expected = [
    { event: "recommendations", data: '{"title":"金戒指 💍"}' },
    { event: "message", data: "a\n\nb" },
  ];

  for (let round = 0; round < 500; round += 1) {
    const ending = ["\n", "\r\n", "\r"][round % 3] ?? "\n";
    const all = bytes(text.replaceAll("\n", ending));
    const reader = new EventStreamReader();
    const messages: Message[] = [];
    for (let at = 0; at < all.length;) {
      const next = at + 1 + Math.floor(random() * 9);
      messages.push(...reader.push(all.subarray(at, next)));
      at = next;
    }
    assert.deepEqual(messages, expected, `round ${round}`);
    assert.equal(reader.lastEventId, "8");
  }
});

test("should keep the id of the last whole message", () => {
  const reader = new EventStreamReader();

  reader.push(bytes("id: 1\ndata: x\n\nid: 2\ndata: y\n"));

  assert.equal(reader.lastEventId, "1");
});

/** mulberry32 */
function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
