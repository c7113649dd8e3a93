import type { EntryResult } from "./outcomes.js";

/** What the server says in `application/problem+json` (RFC 9457). */
export interface ProblemBody {
  type: string;
  title: string;
  status: number;
  detail?: string;
  /** What the caller can do. */
  remedy?: string;
  /** Outcome of each entry, where a batch was sent. */
  results?: EntryResult[];
}

/** Problems that arise in the browser, not in an answer; their `status` is 0. */
export type ClientProblem = "unreachable" | "timeout" | "unreadable-answer" | "consent-required";

/** A request that failed, and what to do about it. */
export class DaogouProblem extends Error {
  override readonly name = "DaogouProblem";
  /** Such as `urn:daogou:problem:bad-parameter`, or `urn:daogou:problem:client:timeout`. */
  readonly type: string;
  readonly title: string;
  /** HTTP status; 0 where there was no answer. */
  readonly status: number;
  readonly detail: string | undefined;
  readonly remedy: string | undefined;
  readonly results: EntryResult[] | undefined;
  /** How long the server asks to wait, in milliseconds. */
  readonly retryAfterMs: number | undefined;

  constructor(body: ProblemBody, retryAfterMs?: number, cause?: unknown) {
    super(body.detail ? `${body.title}: ${body.detail}` : body.title, { cause });
    this.type = body.type;
    this.title = body.title;
    this.status = body.status;
    this.detail = body.detail;
    this.remedy = body.remedy;
    this.results = body.results;
    this.retryAfterMs = retryAfterMs;
  }

  /** Whether the same request may succeed after a while. */
  get passes(): boolean {
    const answered = this.status >= 500 || this.status === 429 || this.status === 408;
    return answered || this.is("unreachable") || this.is("timeout");
  }

  /** Whether it is the given problem of the browser. */
  is(kind: ClientProblem): boolean {
    return this.type === clientType(kind);
  }
}

const TITLES: Record<ClientProblem, string> = {
  unreachable: "The service cannot be reached",
  timeout: "The service did not answer in time",
  "unreadable-answer": "The answer is not what the service would say",
  "consent-required": "The shopper has not allowed personalisation",
};

const clientType = (kind: ClientProblem) => `urn:daogou:problem:client:${kind}`;

export function clientProblem(kind: ClientProblem, detail: string, cause?: unknown): DaogouProblem {
  const body = { type: clientType(kind), title: TITLES[kind], status: 0, detail };
  return new DaogouProblem(body, undefined, cause);
}

/** Reads an answer that is not a success; never throws. */
export async function problemOf(answer: Response): Promise<DaogouProblem> {
  const retryAfterMs = retryAfter(answer.headers.get("Retry-After"), Date.now());
  const general = {
    type: "about:blank",
    title: `The service answered ${answer.status}`,
    status: answer.status,
  };
  try {
    const told: unknown = JSON.parse(await answer.text());
    const body = typeof told === "object" && told !== null ? (told as Partial<ProblemBody>) : {};
    return new DaogouProblem({ ...general, ...body, status: answer.status }, retryAfterMs);
  } catch (cause) {
    return new DaogouProblem(general, retryAfterMs, cause);
  }
}

/** Milliseconds that a `Retry-After` header (seconds, or a date) asks to wait. */
export function retryAfter(header: string | null, now: number): number | undefined {
  if (header === null || header.trim() === "") {
    return undefined;
  }
  const seconds = Number(header);
  const wait = Number.isFinite(seconds) ? seconds * 1000 : Date.parse(header) - now;
  return Number.isFinite(wait) ? Math.max(0, wait) : undefined;
}
