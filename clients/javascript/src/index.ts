/** Daogou in the browser: what shoppers do, and what to show them. */
export { createClient, type DaogouClient } from "./client.js";
export { DaogouProblem, type ClientProblem, type ProblemBody } from "./problem.js";
export { MemoryStorage, type KeyValueStorage } from "./storage.js";
export type * from "./answers.js";
export { Backoff, type RetrySettings } from "./backoff.js";
export type { Consent } from "./consent.js";
export type * from "./events.js";
export type { ShownList, WatchedList } from "./impressions.js";
export type { ClientOptions, QueueBounds, Statistics } from "./options.js";
export type * from "./outcomes.js";
export type { BatchSettings } from "./publisher.js";
export { EventStreamReader, type Message } from "./sse.js";
export type { ListStream, StreamOptions, StreamState } from "./stream.js";
export type { TokenSource } from "./token.js";
export type {
  Boost,
  CallOptions,
  ItemsWishes,
  RankWishes,
  ReceiptWishes,
  RecommendWishes,
  TrendingWishes,
} from "./wishes.js";
