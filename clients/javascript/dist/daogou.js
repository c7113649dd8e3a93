// Daogou's client for the browser; made by clients/javascript/build.mjs, not by hand.

// src/backoff.ts
var RETRY = { baseMs: 500, maxMs: 6e4 };
var Backoff = class {
  constructor(settings) {
    this.settings = settings;
  }
  settings;
  #attempts = 0;
  /** Milliseconds until the next attempt. */
  next(askedMs = 0) {
    const bound = Math.min(this.settings.maxMs, this.settings.baseMs * 2 ** this.#attempts);
    this.#attempts += 1;
    return askedMs + Math.random() * bound;
  }
  reset() {
    this.#attempts = 0;
  }
};

// src/problem.ts
var DaogouProblem = class extends Error {
  name = "DaogouProblem";
  /** Such as `urn:daogou:problem:bad-parameter`, or `urn:daogou:problem:client:timeout`. */
  type;
  title;
  /** HTTP status; 0 where there was no answer. */
  status;
  detail;
  remedy;
  results;
  /** How long the server asks to wait, in milliseconds. */
  retryAfterMs;
  constructor(body, retryAfterMs, cause) {
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
  get passes() {
    const answered = this.status >= 500 || this.status === 429 || this.status === 408;
    return answered || this.is("unreachable") || this.is("timeout");
  }
  /** Whether it is the given problem of the browser. */
  is(kind) {
    return this.type === clientType(kind);
  }
};
var TITLES = {
  unreachable: "The service cannot be reached",
  timeout: "The service did not answer in time",
  "unreadable-answer": "The answer is not what the service would say",
  "consent-required": "The shopper has not allowed personalisation"
};
var clientType = (kind) => `urn:daogou:problem:client:${kind}`;
function clientProblem(kind, detail, cause) {
  const body = { type: clientType(kind), title: TITLES[kind], status: 0, detail };
  return new DaogouProblem(body, void 0, cause);
}
async function problemOf(answer) {
  const retryAfterMs = retryAfter(answer.headers.get("Retry-After"), Date.now());
  const general = {
    type: "about:blank",
    title: `The service answered ${answer.status}`,
    status: answer.status
  };
  try {
    const told = JSON.parse(await answer.text());
    const body = typeof told === "object" && told !== null ? told : {};
    return new DaogouProblem({ ...general, ...body, status: answer.status }, retryAfterMs);
  } catch (cause) {
    return new DaogouProblem(general, retryAfterMs, cause);
  }
}
function retryAfter(header, now) {
  if (header === null || header.trim() === "") {
    return void 0;
  }
  const seconds = Number(header);
  const wait = Number.isFinite(seconds) ? seconds * 1e3 : Date.parse(header) - now;
  return Number.isFinite(wait) ? Math.max(0, wait) : void 0;
}

// src/http.ts
var Http = class {
  #access;
  constructor(access) {
    this.#access = access;
  }
  /** The answer as JSON, within the time. */
  async json(ask, timeoutMs) {
    return within(timeoutMs, ask.signal, async (signal) => {
      const answer = await this.open({ ...ask, signal });
      try {
        return await answer.json();
      } catch (cause) {
        signal.throwIfAborted();
        throw cause instanceof SyntaxError ? clientProblem("unreadable-answer", "it is not JSON", cause) : clientProblem("unreachable", "the connection broke within the answer", cause);
      }
    });
  }
  /** The same, tried again after what passes, as long as the time allows. */
  async patientJson(ask, timeoutMs, backoff) {
    const end = Date.now() + timeoutMs;
    for (; ; ) {
      try {
        return await this.json(ask, end - Date.now());
      } catch (problem) {
        const wait = waitAfter(problem, backoff);
        if (wait === void 0 || Date.now() + wait >= end) {
          throw problem;
        }
        await pause(wait, ask.signal);
      }
    }
  }
  /** A successful answer whose body is not read yet; a token that was refused is renewed once. */
  async open(ask) {
    const answer = await this.#send(ask);
    if (answer.status === 401 && ask.personal && this.#access.token.renew()) {
      return checked(await this.#send(ask));
    }
    return checked(answer);
  }
  async #send(ask) {
    const headers = await this.#headers(ask);
    ask.signal?.throwIfAborted();
    const init = {
      method: ask.method,
      headers,
      body: ask.body ?? null,
      keepalive: ask.keepalive ?? false,
      signal: ask.signal ?? null,
      cache: "no-store",
      credentials: "omit",
      referrerPolicy: "strict-origin"
    };
    try {
      return await this.#access.fetch(this.#access.endpoint + ask.path, init);
    } catch (cause) {
      ask.signal?.throwIfAborted();
      throw clientProblem("unreachable", "no answer came", cause);
    }
  }
  async #headers(ask) {
    const headers = {
      Authorization: `Bearer ${this.#access.key}`,
      Accept: ask.accept ?? "application/json"
    };
    if (ask.body !== void 0) {
      headers["Content-Type"] = "application/json";
    }
    if (ask.lastEventId) {
      headers["Last-Event-ID"] = ask.lastEventId;
    }
    const token = ask.personal ? await this.#token() : void 0;
    if (token !== void 0) {
      headers["X-Daogou-Shopper-Token"] = token;
    }
    return headers;
  }
  async #token() {
    try {
      return await this.#access.token.read();
    } catch (cause) {
      throw clientProblem("unreachable", "the shop gave no token of the shopper", cause);
    }
  }
};
async function checked(answer) {
  if (!answer.ok) {
    throw await problemOf(answer);
  }
  return answer;
}
function waitAfter(problem, backoff) {
  const again = problem instanceof DaogouProblem && problem.passes && !problem.is("timeout");
  return again ? backoff.next(problem.retryAfterMs) : void 0;
}
async function within(timeoutMs, outer, work) {
  const inner = new AbortController();
  const timer = setTimeout(
    () => inner.abort(clientProblem("timeout", `no answer within ${Math.round(timeoutMs)} ms`)),
    timeoutMs
  );
  const abort = () => inner.abort(outer?.reason);
  outer?.addEventListener("abort", abort);
  if (outer?.aborted) {
    abort();
  }
  try {
    return await work(inner.signal);
  } finally {
    clearTimeout(timer);
    outer?.removeEventListener("abort", abort);
  }
}
function pause(ms, signal) {
  return new Promise((resolve, reject) => {
    const abort = () => {
      clearTimeout(timer);
      reject(signal?.reason);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener("abort", abort);
      resolve();
    }, ms);
    signal?.addEventListener("abort", abort, { once: true });
    if (signal?.aborted) {
      abort();
    }
  });
}

// src/ids.ts
function newId() {
  if (typeof crypto.randomUUID === "function") {
    return crypto.randomUUID();
  }
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

// src/identity.ts
var INACTIVITY_MS = 30 * 6e4;
var Identity = class {
  #drawer;
  #given;
  #user;
  #nobody = newId();
  constructor(drawer, given) {
    this.#drawer = drawer;
    this.#given = given;
    this.#user = given.shopper;
  }
  /** Makes a draft into an event of whoever is there. */
  stamp(draft, consent) {
    const tenant = this.#given.tenant === void 0 ? {} : { tenant: this.#given.tenant };
    if (consent !== "granted") {
      return { ...draft, ...tenant, shopper: this.#nobody, consent: "count-only" };
    }
    const visitor = this.#visitor();
    const browser = this.#user === void 0 || this.#user === visitor ? {} : { anonymousId: visitor };
    const session = this.#session(draft.time);
    return { ...draft, ...tenant, ...browser, shopper: this.shopper(), session, consent: "personalize" };
  }
  /** The shopper of events and reads, with consent. */
  shopper() {
    return this.#user ?? this.#visitor();
  }
  signIn(user) {
    this.#user = user;
  }
  /** Whoever comes next is somebody else. */
  signOut() {
    this.#user = void 0;
    this.forget();
  }
  /** Forgets the ids of the browser; what the shop gave stays. */
  forget() {
    this.#drawer.remove("visitor");
    this.#drawer.remove("visit");
    this.#nobody = newId();
  }
  #visitor() {
    return this.#given.anonymousId ?? this.#drawer.read("visitor") ?? this.#newVisitor();
  }
  #newVisitor() {
    const id = newId();
    this.#drawer.write("visitor", id);
    return id;
  }
  #session(now) {
    if (this.#given.session !== void 0) {
      return this.#given.session;
    }
    const visit = this.#drawer.read("visit");
    const goesOn = visit !== void 0 && now - visit.lastAt < INACTIVITY_MS;
    const id = goesOn ? visit.id : newId();
    this.#drawer.write("visit", { id, lastAt: Math.max(now, goesOn ? visit.lastAt : 0) });
    return id;
  }
};

// src/impressions.ts
var SHARE = 0.5;
var DWELL_MS = 1e3;
var STEPS = Array.from({ length: 21 }, (_, step) => step / 20);
var reported = /* @__PURE__ */ new WeakMap();
function watchList(element, list, seen) {
  const view = viewOf(list);
  const name = JSON.stringify(view);
  let timer;
  const leave = () => {
    clearTimeout(timer);
    timer = void 0;
  };
  const report = () => {
    if (globalThis.document?.visibilityState === "hidden") {
      timer = setTimeout(report, DWELL_MS);
      return;
    }
    observer.disconnect();
    reported.set(element, name);
    seen(view);
  };
  const judge = (entries) => {
    const latest = entries.at(-1);
    if (latest === void 0 || !isSeen(latest)) {
      leave();
    } else {
      timer ??= setTimeout(report, DWELL_MS);
    }
  };
  const observer = new IntersectionObserver(judge, { root: list.root ?? null, threshold: STEPS });
  if (reported.get(element) !== name) {
    observer.observe(element);
  }
  return {
    disconnect: () => {
      leave();
      observer.disconnect();
    }
  };
}
function isSeen(entry) {
  const { intersectionRatio, intersectionRect, rootBounds } = entry;
  const window = rootBounds === null ? 0 : rootBounds.width * rootBounds.height;
  const fills = window > 0 && intersectionRect.width * intersectionRect.height >= SHARE * window;
  return entry.isIntersecting && (intersectionRatio >= SHARE || fills);
}
function viewOf({ placement, recommendationId, items }) {
  const ids = items.map((each) => typeof each === "string" ? each : each.item);
  const list = recommendationId === void 0 ? {} : { recommendationId };
  return { type: "list-view", placement, ...list, items: ids };
}

// src/consent.ts
function maySend(consent) {
  return consent === "granted" || consent === "count-only";
}

// src/options.ts
var QUEUE = { events: 1e3, drafts: 100 };

// src/outbox.ts
var BEGINNING = "event.";
var Outbox = class {
  #drawer;
  #most;
  #entries = /* @__PURE__ */ new Map();
  #encoder = new TextEncoder();
  #added = 0;
  constructor(drawer, most) {
    this.#drawer = drawer;
    this.#most = most;
  }
  get size() {
    return this.#entries.size;
  }
  get waiting() {
    return [...this.#entries.values()].filter((entry) => !entry.underWay).length;
  }
  add(event, store, settle) {
    const name = store ? this.#nameOf(event) : void 0;
    if (name !== void 0) {
      this.#drawer.write(name, event);
    }
    this.#put({ event, text: JSON.stringify(event), settle, name, underWay: false });
  }
  /** Takes up what earlier pages left behind, before what this one has added. */
  restore(settle) {
    const own = [...this.#entries.values()];
    const ids = new Set(this.#entries.keys());
    this.#entries.clear();
    for (const name of this.#drawer.names(BEGINNING).sort()) {
      const event = this.#drawer.read(name);
      if (typeof event?.id !== "string" || typeof event.shopper !== "string") {
        this.#drawer.remove(name);
      } else if (!ids.has(event.id)) {
        const text = JSON.stringify(event);
        this.#put({ event, text, settle: (outcome) => settle(outcome, event), name, underWay: false });
      }
    }
    own.forEach((entry) => this.#put(entry));
  }
  /** The oldest that wait, at least one where there is any; they are under way from then on. */
  take(most, mostBytes) {
    const taken = [];
    let bytes = 0;
    for (const entry of this.#entries.values()) {
      if (entry.underWay) {
        continue;
      }
      bytes += this.#encoder.encode(entry.text).length + 1;
      if (taken.length === most || taken.length > 0 && bytes > mostBytes) {
        break;
      }
      taken.push(entry);
    }
    taken.forEach((entry) => entry.underWay = true);
    return taken;
  }
  /** Ends an event's way, unless it has ended already; whether it had not. */
  finish(entry, outcome) {
    if (this.#entries.get(entry.event.id) !== entry) {
      return false;
    }
    this.#entries.delete(entry.event.id);
    if (entry.name !== void 0) {
      this.#drawer.remove(entry.name);
    }
    entry.settle(outcome);
    return true;
  }
  /** Gives up everything. */
  drop(reason) {
    const entries = [...this.#entries.values()];
    entries.forEach((entry) => this.#drop(entry, reason));
    return entries.length;
  }
  #put(entry) {
    this.#entries.set(entry.event.id, entry);
    if (this.#entries.size > this.#most) {
      const oldest = [...this.#entries.values()].find((each) => !each.underWay) ?? entry;
      this.#drop(oldest, "overflow");
    }
  }
  #drop(entry, reason) {
    this.finish(entry, { id: entry.event.id, status: "dropped", reason });
  }
  #nameOf(event) {
    this.#added += 1;
    return `${BEGINNING}${event.time}.${String(this.#added).padStart(6, "0")}.${event.id}`;
  }
};

// src/publisher.ts
var BATCH = { size: 50, delayMs: 50 };
var KEEPALIVE_BYTES = 6e4;
var TIMEOUT_MS = 2e4;
var Publisher = class {
  #http;
  #outbox;
  #batch;
  #backoff;
  #failed;
  #most;
  #timer;
  #sending;
  #resting = false;
  #closed = false;
  #abort = new AbortController();
  /** @param failed told of a request that failed; its events wait for the next attempt */
  constructor(http, outbox, batch, retry, failed) {
    this.#http = http;
    this.#outbox = outbox;
    this.#batch = batch;
    this.#most = batch.size;
    this.#backoff = new Backoff(retry);
    this.#failed = failed;
  }
  /** There is something new in the outbox. */
  wake() {
    if (this.#resting || this.#sending || this.#closed) {
      return;
    }
    if (this.#outbox.waiting >= this.#batch.size) {
      void this.flush();
    } else if (this.#timer === void 0) {
      this.#later(this.#batch.delayMs);
    }
  }
  /** Sends what waits, now; done when it is settled or has to wait for another attempt. */
  flush() {
    this.#rest(false);
    this.#sending ??= this.#sendAll().finally(() => this.#sent());
    return this.#sending;
  }
  /** Settled, for a reader who wants to see it; not while the server has asked for patience. */
  async caughtUp() {
    if (!this.#resting && this.#outbox.size > 0) {
      await this.flush();
    }
  }
  /** The page may be gone in a moment: sends what is not under way beside what is. */
  part() {
    if (this.#resting) {
      return;
    }
    const entries = this.#outbox.take(this.#batch.size, KEEPALIVE_BYTES);
    if (entries.length > 0) {
      void this.#send(entries).then((wait) => wait === void 0 ? void 0 : this.#retryIn(wait));
    }
  }
  /** Stops all requests; a later wake starts anew. */
  stop() {
    this.#abort.abort(clientProblem("consent-required", "it was withdrawn"));
    this.#abort = new AbortController();
    this.#rest(false);
    this.#backoff.reset();
  }
  /** Stops for good; what is in the outbox stays there. */
  close() {
    this.#closed = true;
    this.stop();
  }
  async #sendAll() {
    const { signal } = this.#abort;
    while (!signal.aborted && !this.#closed) {
      const entries = this.#outbox.take(this.#most, KEEPALIVE_BYTES);
      if (entries.length === 0) {
        return;
      }
      const wait = await this.#send(entries);
      if (wait !== void 0) {
        this.#retryIn(wait);
        return;
      }
    }
  }
  #sent() {
    this.#sending = void 0;
    if (this.#outbox.waiting > 0) {
      this.wake();
    }
  }
  /** How long to wait before the next attempt; undefined where none is needed. */
  async #send(entries) {
    const signal = this.#abort.signal;
    try {
      const body = `{"events":[${entries.map((entry) => entry.text).join(",")}]}`;
      const ask = { method: "POST", path: "/v1/events", body, keepalive: true, signal };
      const answer = await this.#http.json(ask, TIMEOUT_MS);
      this.#settle(entries, answer?.results);
      const rest = entries.filter((entry) => entry.underWay).length;
      if (rest > 0) {
        throw clientProblem("unreadable-answer", `it has no outcome for ${rest} of ${entries.length} events`);
      }
      this.#backoff.reset();
      this.#most = Math.min(this.#batch.size, this.#most * 2);
      return void 0;
    } catch (failure) {
      return signal.aborted ? void 0 : this.#afterFailure(entries, failure);
    } finally {
      entries.forEach((entry) => entry.underWay = false);
    }
  }
  #afterFailure(entries, failure) {
    const problem = failure instanceof DaogouProblem ? failure : clientProblem("unreachable", "the request failed", failure);
    this.#settle(entries, problem.results);
    const rest = entries.filter((entry) => entry.underWay);
    if (rest.length === 0) {
      return void 0;
    }
    if (isAboutTheBody(problem)) {
      return this.#divide(rest, problem);
    }
    this.#failed(problem);
    const patience = problem.passes || problem.is("unreadable-answer") ? 0 : this.#backoff.settings.maxMs;
    return this.#backoff.next(Math.max(patience, problem.retryAfterMs ?? 0));
  }
  /** A body that is refused as a whole is sent in parts, so that one event cannot hold up the others. */
  #divide(entries, problem) {
    const [first] = entries;
    if (entries.length === 1 && first !== void 0) {
      const reason = problem.type.split(":").at(-1) ?? problem.type;
      const detail = problem.detail ?? problem.title;
      this.#outbox.finish(first, { id: first.event.id, status: "rejected", reason, detail });
    }
    this.#most = Math.max(1, Math.floor(entries.length / 2));
    return void 0;
  }
  /** The results come in the order of the entries. */
  #settle(entries, results) {
    if (!Array.isArray(results) || results.length !== entries.length) {
      return;
    }
    entries.forEach((entry, index) => {
      const result = results[index];
      if (result?.status === "accepted" || result?.status === "rejected") {
        this.#outbox.finish(entry, { ...result, id: entry.event.id });
        entry.underWay = false;
      }
    });
  }
  #retryIn(wait) {
    this.#rest(true);
    this.#later(wait);
  }
  #rest(resting) {
    clearTimeout(this.#timer);
    this.#timer = void 0;
    this.#resting = resting;
  }
  #later(wait) {
    this.#timer = setTimeout(() => {
      this.#timer = void 0;
      void this.flush();
    }, wait);
  }
};
function isAboutTheBody(problem) {
  return [400, 413, 415, 422].includes(problem.status);
}

// src/intake.ts
var Intake = class {
  #options;
  #page;
  #identity;
  #outbox;
  #publisher;
  #receipts;
  #counts = { tracked: 0, accepted: 0, rejected: 0, dropped: 0, failures: 0 };
  #mostDrafts;
  #undecided = [];
  #consent = "unknown";
  constructor(options, page, http, drawer, identity, receipts) {
    this.#options = options;
    this.#page = page;
    this.#identity = identity;
    this.#receipts = receipts;
    this.#mostDrafts = options.queue?.drafts ?? QUEUE.drafts;
    this.#outbox = new Outbox(drawer, options.queue?.events ?? QUEUE.events);
    const batch = { ...BATCH, ...options.batch };
    this.#publisher = new Publisher(http, this.#outbox, batch, { ...RETRY, ...options.retry }, (problem) => {
      this.#counts.failures += 1;
      options.onProblem?.(problem);
    });
  }
  track(event) {
    this.#counts.tracked += 1;
    const context = { ...this.#page.context(), ...this.#options.context };
    const draft = { ...event, id: newId(), time: Date.now(), context };
    return new Promise((settle) => this.#take({ draft, settle }));
  }
  /** What was collected under another decision and has not left the browser is given up. */
  decide(consent) {
    if (this.#consent === consent) {
      return;
    }
    if (this.#consent !== "unknown") {
      this.#publisher.stop();
      this.#outbox.drop("consent");
    }
    this.#consent = consent;
    if (consent === "granted") {
      this.#outbox.restore((outcome, event) => this.#settled(outcome, event));
    }
    if (consent !== "unknown") {
      const undecided = this.#undecided;
      this.#undecided = [];
      undecided.forEach((each) => this.#take(each));
    }
    this.#wake();
  }
  /** Sends what waits, now. */
  async flush() {
    if (maySend(this.#consent)) {
      await this.#publisher.flush();
    }
  }
  caughtUp() {
    return this.#publisher.caughtUp();
  }
  /** The page may be gone in a moment. */
  part() {
    if (maySend(this.#consent)) {
      this.#publisher.part();
    }
  }
  /** Ends requests and timers; what is stored is left for the next page. */
  close() {
    this.#consent = "unknown";
    this.#publisher.close();
  }
  statistics() {
    return { ...this.#counts, waiting: this.#outbox.size + this.#undecided.length };
  }
  #take(each) {
    const consent = this.#consent;
    if (consent === "unknown") {
      this.#holdBack(each);
    } else if (consent === "denied" || consent === "count-only" && each.draft.type === "identity-link") {
      this.#dropDraft(each, "consent");
    } else {
      const event = this.#identity.stamp(each.draft, consent);
      this.#outbox.add(event, consent === "granted", (outcome) => {
        this.#settled(outcome, event);
        each.settle(outcome);
      });
      this.#wake();
    }
  }
  #holdBack(each) {
    this.#undecided.push(each);
    if (this.#undecided.length > this.#mostDrafts) {
      const oldest = this.#undecided.shift();
      if (oldest) {
        this.#dropDraft(oldest, "overflow");
      }
    }
  }
  #dropDraft({ draft, settle }, reason) {
    this.#counts.dropped += 1;
    settle({ id: draft.id, status: "dropped", reason });
  }
  #settled(outcome, event) {
    this.#counts[outcome.status] += 1;
    if (outcome.status === "accepted" && this.#consent === "granted") {
      this.#receipts.note(event.shopper, outcome.receipt);
    }
    queueMicrotask(() => {
      this.#options.onOutcome?.(outcome, event);
      if (outcome.status === "rejected") {
        this.#options.onRejected?.(outcome, event);
      }
    });
  }
  #wake() {
    if (maySend(this.#consent) && this.#outbox.size > 0) {
      this.#publisher.wake();
    }
  }
};

// src/page.ts
function browserPage() {
  return {
    context: () => ({
      channel: "web",
      ...typeof navigator === "undefined" ? {} : { locale: navigator.language },
      ...typeof location === "undefined" ? {} : { url: withoutQuery(location.href) },
      ...typeof document === "undefined" || document.referrer === "" ? {} : { referrer: withoutQuery(document.referrer) }
    }),
    onOnline: (listener) => on(globalThis.window, "online", listener),
    onLeaving: (listener) => {
      const hidden = () => document.visibilityState === "hidden" ? listener() : void 0;
      const offHide = on(globalThis.document, "visibilitychange", hidden);
      const offLeave = on(globalThis.window, "pagehide", listener);
      return () => (offHide(), offLeave());
    }
  };
}
function on(target, type, listener) {
  target?.addEventListener(type, listener);
  return () => target?.removeEventListener(type, listener);
}
function withoutQuery(address) {
  return address.replace(/[?#].*$/s, "");
}

// src/wishes.ts
function itemsQuery(wishes) {
  return {
    limit: wishes.limit,
    filter: wishes.filter,
    boost: boosts(wishes.boost),
    diversity: wishes.diversity,
    exclude: wishes.exclude,
    page: wishes.page,
    fields: wishes.fields?.join(","),
    category: wishes.category,
    window: wishes.window
  };
}
function boosts(boost) {
  const all = boost === void 0 ? [] : "where" in boost ? [boost] : boost;
  return all.map((each) => `${each.where}:${each.factor}`);
}
function queryText(query) {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    const values = Array.isArray(value) ? value : [value];
    for (const each of values) {
      if (each !== void 0) {
        parameters.append(name, String(each));
      }
    }
  }
  const text = parameters.toString();
  return text === "" ? "" : `?${text}`;
}

// src/reads.ts
var TIMEOUT_MS2 = 3e3;
var CATCH_UP_MS = 1e3;
var Reads = class {
  #http;
  #reader;
  constructor(http, reader) {
    this.#http = http;
    this.#reader = reader;
  }
  async recommend(wishes) {
    const shopper = this.#reader.shopper();
    if (shopper === void 0) {
      return this.#forAnybody(wishes);
    }
    const receipt = await this.#receipt(shopper, wishes);
    const items = typeof wishes.item === "string" ? [wishes.item] : wishes.item;
    const query = { ...itemsQuery(wishes), placement: wishes.placement, item: items, receipt, waitMs: wishes.waitMs };
    return this.#get(this.#path(`/v1/users/${encodeURIComponent(shopper)}/recommendations`, query), wishes, true);
  }
  async rank(items, wishes) {
    const shopper = this.#reader.shopper();
    if (shopper === void 0) {
      throw clientProblem("consent-required", "an order for the shopper needs it; show the items as they are");
    }
    const receipt = await this.#receipt(shopper, wishes);
    const query = { fields: wishes.fields?.join(","), receipt, waitMs: wishes.waitMs };
    const path = this.#path(`/v1/users/${encodeURIComponent(shopper)}/rank`, query);
    return this.#ask({ method: "POST", path, body: JSON.stringify({ items }), personal: true }, wishes);
  }
  similar(item, wishes) {
    return this.#get(this.#path(`/v1/items/${encodeURIComponent(item)}/similar`, itemsQuery(wishes)), wishes);
  }
  boughtTogether(item, wishes) {
    return this.#get(this.#path(`/v1/items/${encodeURIComponent(item)}/bought-together`, itemsQuery(wishes)), wishes);
  }
  trending(wishes) {
    return this.#get(this.#path("/v1/trending", itemsQuery(wishes)), wishes);
  }
  /** The same place without the shopper: nothing in the request says who asks. */
  async #forAnybody(wishes) {
    const placement = wishes.placement ?? "for-you";
    const item = typeof wishes.item === "string" ? wishes.item : wishes.item?.[0];
    return { placement, level: "trending", ...await this.#impersonal(placement, item, wishes) };
  }
  #impersonal(placement, item, wishes) {
    if (item !== void 0 && placement === "similar") {
      return this.similar(item, wishes);
    }
    if (item !== void 0 && (placement === "bought-together" || placement === "cart")) {
      return this.boughtTogether(item, wishes);
    }
    return this.trending(wishes);
  }
  async #receipt(shopper, wishes) {
    const { receipt = "newest", signal } = wishes;
    if (receipt !== "newest") {
      return receipt === "none" ? void 0 : receipt;
    }
    await Promise.race([this.#reader.caughtUp(), pause(CATCH_UP_MS, signal)]);
    return this.#reader.newestReceipt(shopper);
  }
  #path(path, query) {
    return path + queryText({ ...query, tenant: this.#reader.tenant });
  }
  #get(path, options, personal = false) {
    return this.#ask({ method: "GET", path, personal }, options);
  }
  #ask(ask, { signal, timeoutMs = TIMEOUT_MS2 }) {
    const backoff = new Backoff({ ...RETRY, baseMs: 200 });
    return this.#http.patientJson(signal ? { ...ask, signal } : ask, timeoutMs, backoff);
  }
};

// src/receipts.ts
var FRESH_MS = 6e4;
var Receipts = class {
  #drawer;
  #newest;
  constructor(drawer) {
    this.#drawer = drawer;
  }
  note(shopper, receipt) {
    const before = this.newest(shopper);
    if (before !== void 0 && !isLater(receipt, before)) {
      return;
    }
    this.#newest = { shopper, receipt, at: Date.now() };
    this.#drawer.write("receipt", this.#newest);
  }
  /** Undefined where there is none, or where it is so old that every list reflects it. */
  newest(shopper) {
    const noted = this.#newest ?? this.#drawer.read("receipt");
    const counts = noted?.shopper === shopper && Date.now() - noted.at < FRESH_MS;
    return counts ? noted.receipt : void 0;
  }
  forget() {
    this.#newest = void 0;
    this.#drawer.remove("receipt");
  }
};
function isLater(receipt, than) {
  const [partition, offset] = receipt.split("-");
  const [otherPartition, otherOffset] = than.split("-");
  return partition !== otherPartition || Number(offset) >= Number(otherOffset);
}

// src/storage.ts
var MemoryStorage = class {
  #values = /* @__PURE__ */ new Map();
  get(key) {
    return this.#values.get(key) ?? null;
  }
  set(key, value) {
    this.#values.set(key, value);
  }
  remove(key) {
    this.#values.delete(key);
  }
  keys() {
    return [...this.#values.keys()];
  }
};
function browserStorage() {
  try {
    const store = globalThis.localStorage;
    store.getItem("daogou");
    return {
      get: (key) => store.getItem(key),
      set: (key, value) => store.setItem(key, value),
      remove: (key) => store.removeItem(key),
      keys: () => Object.keys(store)
    };
  } catch {
    return new MemoryStorage();
  }
}
var Drawer = class {
  constructor(storage, tenant) {
    this.storage = storage;
    this.#prefix = `daogou.${tenant}.`;
  }
  storage;
  #prefix;
  #spare = new MemoryStorage();
  read(name) {
    const key = this.#prefix + name;
    try {
      const text = this.#stored(key) ?? this.#spare.get(key);
      return text === null ? void 0 : JSON.parse(text);
    } catch {
      return void 0;
    }
  }
  write(name, value) {
    const text = JSON.stringify(value);
    try {
      this.storage.set(this.#prefix + name, text);
      this.#spare.remove(this.#prefix + name);
    } catch {
      this.#spare.set(this.#prefix + name, text);
    }
  }
  remove(name) {
    this.#spare.remove(this.#prefix + name);
    try {
      this.storage.remove(this.#prefix + name);
    } catch {
    }
  }
  /** Names in the storage that begin so. */
  names(beginning) {
    try {
      return this.storage.keys().filter((key) => key.startsWith(this.#prefix + beginning)).map((key) => key.slice(this.#prefix.length));
    } catch {
      return [];
    }
  }
  clear() {
    const spare = this.#spare.keys().map((key) => key.slice(this.#prefix.length));
    [...this.names(""), ...spare].forEach((name) => this.remove(name));
  }
  #stored(key) {
    try {
      return this.storage.get(key);
    } catch {
      return null;
    }
  }
};

// src/silence.ts
var Silence = class {
  #connection = new AbortController();
  #outer;
  #longestMs;
  #abort = () => this.#connection.abort();
  #timer;
  constructor(outer, longestMs) {
    this.#outer = outer;
    this.#longestMs = longestMs;
    outer.addEventListener("abort", this.#abort);
    this.heard();
  }
  get signal() {
    return this.#connection.signal;
  }
  heard() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(
      () => this.#connection.abort(clientProblem("timeout", "nothing was heard for too long")),
      this.#longestMs
    );
  }
  end() {
    clearTimeout(this.#timer);
    this.#outer.removeEventListener("abort", this.#abort);
    this.#connection.abort();
  }
};

// src/sse.ts
var EventStreamReader = class {
  /** What to say after a reconnect. */
  lastEventId = "";
  /** How long the server asks to wait before a reconnect, in milliseconds. */
  retryMs;
  #decoder = new TextDecoder();
  #line = "";
  #afterReturn = false;
  #event = "";
  #data = [];
  #id = "";
  /** The messages that are complete now. */
  push(bytes) {
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
  #take(line) {
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
  #dispatch() {
    this.lastEventId = this.#id;
    const message = { event: this.#event || "message", data: this.#data.join("\n") };
    const complete = this.#data.length > 0;
    this.#event = "";
    this.#data = [];
    return complete ? [message] : [];
  }
};

// src/stream.ts
var SILENCE_MS = 4e4;
var LiveStream = class {
  #http;
  #source;
  #placement;
  #listener;
  #backoff;
  #state = "stale";
  #lastEventId = "";
  #run = new AbortController();
  constructor(http, source, placement, listener) {
    this.#http = http;
    this.#source = source;
    this.#placement = placement;
    this.#listener = listener;
    this.#backoff = new Backoff(source.retry);
  }
  open() {
    void this.#follow(this.#run);
  }
  get state() {
    return this.#state;
  }
  close() {
    this.#run.abort();
    this.#to("closed");
  }
  /** Connects anew: somebody else is there, or the network has come back. */
  restart(sameShopper) {
    if (this.#state === "closed") {
      return;
    }
    this.#run.abort();
    this.#run = new AbortController();
    this.#lastEventId = sameShopper ? this.#lastEventId : "";
    this.#backoff.reset();
    this.#to("stale");
    void this.#follow(this.#run);
  }
  async #follow(run) {
    while (!run.signal.aborted) {
      const wait = await this.#connection(run.signal);
      if (wait === void 0) {
        return;
      }
      await pause(wait, run.signal).catch(() => void 0);
    }
  }
  /** One connection from its beginning to its end; how long to wait for the next, undefined when there is none. */
  async #connection(signal) {
    const path = this.#source.path();
    if (path === void 0) {
      this.#to("closed", clientProblem("consent-required", "a stream for the shopper needs it"));
      return void 0;
    }
    const reader = new EventStreamReader();
    reader.lastEventId = this.#lastEventId;
    const problem = await this.#read(path, reader, signal);
    if (signal.aborted) {
      return void 0;
    }
    if (!problem.passes) {
      this.#to("closed", problem);
      return void 0;
    }
    this.#to("stale", problem);
    return this.#backoff.next(Math.max(problem.retryAfterMs ?? 0, reader.retryMs ?? 0));
  }
  /** Reads until the connection ends; why it did. */
  async #read(path, reader, outer) {
    const watch = new Silence(outer, this.#source.silenceMs);
    try {
      const answer = await this.#http.open(this.#ask(path, watch.signal));
      const body = streamOf(answer);
      this.#to("open");
      for (; ; ) {
        watch.heard();
        const { done, value } = await body.read();
        if (done) {
          return clientProblem("unreachable", "the stream ended");
        }
        this.#hear(reader, value, watch.signal);
      }
    } catch (failure) {
      return failure instanceof DaogouProblem ? failure : clientProblem("unreachable", "the stream broke", failure);
    } finally {
      watch.end();
    }
  }
  #hear(reader, bytes, signal) {
    for (const message of reader.push(bytes)) {
      if (message.event === "recommendations") {
        this.#backoff.reset();
        this.#tell(message.data, signal);
      }
    }
    this.#lastEventId = reader.lastEventId;
  }
  #tell(data, signal) {
    if (this.#placement === "for-you") {
      const list = JSON.parse(data);
      queueMicrotask(() => this.#listener.onList(list));
      return;
    }
    const told = (list) => signal.aborted ? void 0 : this.#listener.onList(list);
    void this.#source.read(this.#placement, signal).catch(() => void 0).then((list) => list && told(list));
  }
  #ask(path, signal) {
    return { method: "GET", path, personal: true, accept: "text/event-stream", lastEventId: this.#lastEventId, signal };
  }
  #to(state, problem) {
    if (this.#state === state && problem === void 0) {
      return;
    }
    this.#state = state;
    this.#listener.onState(state, problem);
  }
};
function streamOf(answer) {
  const type = answer.headers.get("Content-Type") ?? "";
  if (answer.body === null || !type.startsWith("text/event-stream")) {
    throw clientProblem("unreadable-answer", `it is no event stream, but '${type}'`);
  }
  return answer.body.getReader();
}

// src/token.ts
var SPARE_MS = 3e4;
var ShopperToken = class {
  constructor(source) {
    this.source = source;
  }
  source;
  #kept;
  #until = Infinity;
  /** Undefined where the shop gives none. */
  async read() {
    if (typeof this.source !== "function") {
      return this.source;
    }
    if (this.#kept === void 0 || Date.now() >= this.#until) {
      this.#until = Infinity;
      this.#kept = this.source();
    }
    try {
      const token = await this.#kept;
      this.#until = expiry(token) - SPARE_MS;
      return token;
    } catch (failure) {
      this.#kept = void 0;
      throw failure;
    }
  }
  /** Forgets a token that was refused, or is another shopper's; whether another can be had. */
  renew() {
    this.#kept = void 0;
    return typeof this.source === "function";
  }
};
function expiry(token) {
  try {
    const claims = token.split(".")[1] ?? "";
    const { exp } = JSON.parse(atob(claims.replace(/-/g, "+").replace(/_/g, "/")));
    return typeof exp === "number" ? exp * 1e3 : Infinity;
  } catch {
    return Infinity;
  }
}

// src/tracking.ts
var Tracking = class {
  viewItem(item, fields = {}) {
    return this.track({ type: "item-view", item, ...fields });
  }
  viewList(fields) {
    return this.track({ type: "list-view", ...fields });
  }
  clickList(item, fields = {}) {
    return this.track({ type: "list-click", item, ...fields });
  }
  search(query, results) {
    return this.track({ type: "search", query, ...results === void 0 ? {} : { results } });
  }
  addToCart(item, fields = {}) {
    return this.track({ type: "cart-add", item, ...fields });
  }
  removeFromCart(item, quantity = 1) {
    return this.track({ type: "cart-remove", item, quantity });
  }
  wish(item) {
    return this.track({ type: "wish", item });
  }
  unwish(item) {
    return this.track({ type: "wish", item, removed: true });
  }
  placeOrder(fields) {
    return this.track({ type: "order-placed", ...fields });
  }
  reverseOrder(fields) {
    return this.track({ type: "order-reversed", ...fields });
  }
  /** 1 (bad) to 5 (good). */
  rate(item, stars) {
    return this.track({ type: "rating", item, stars });
  }
  /** The shopper said something to the guide. */
  say(text) {
    return this.track({ type: "guide-turn", text });
  }
  /** Anything else; it is counted under its name. */
  other(name) {
    return this.track({ type: "other", name });
  }
};

// src/client.ts
var DaogouClient = class extends Tracking {
  #options;
  #drawer;
  #identity;
  #token;
  #receipts;
  #http;
  #intake;
  #reads;
  #streams = /* @__PURE__ */ new Set();
  #stopListening;
  #consent = "unknown";
  constructor(options, page = browserPage()) {
    super();
    this.#options = options;
    this.#drawer = new Drawer(options.storage ?? browserStorage(), options.tenant ?? "default");
    this.#identity = new Identity(this.#drawer, options);
    this.#receipts = new Receipts(this.#drawer);
    this.#token = new ShopperToken(options.shopperToken);
    this.#http = new Http({
      endpoint: options.endpoint.replace(/\/+$/, ""),
      key: options.key,
      token: this.#token,
      fetch: options.fetch ?? globalThis.fetch.bind(globalThis)
    });
    this.#intake = new Intake(options, page, this.#http, this.#drawer, this.#identity, this.#receipts);
    this.#reads = new Reads(this.#http, {
      tenant: options.tenant,
      shopper: () => this.shopper,
      caughtUp: () => this.#intake.caughtUp(),
      newestReceipt: (shopper) => this.#receipts.newest(shopper)
    });
    this.#stopListening = [page.onOnline(() => this.#online()), page.onLeaving(() => this.#intake.part())];
    this.setConsent(options.consent);
  }
  get consent() {
    return this.#consent;
  }
  /** Takes effect at once, on what waits and on open streams too. */
  setConsent(consent) {
    const before = this.#consent;
    this.#consent = consent;
    if (consent !== "granted") {
      this.#closeStreams();
    }
    this.#intake.decide(consent);
    if (consent === "denied" || consent === "count-only" || before === "granted" && consent === "unknown") {
      this.#forget();
    }
  }
  /** Whose events and reads these are; undefined without consent. */
  get shopper() {
    return this.#consent === "granted" ? this.#identity.shopper() : void 0;
  }
  track(event) {
    return this.#intake.track(event);
  }
  /** Somebody has signed in: what follows is theirs, and what this browser did before is linked to them. */
  identify(user) {
    this.#identity.signIn(user);
    this.#token.renew();
    this.#restartStreams(false);
    return this.track({ type: "identity-link", user });
  }
  /** They have signed out: whoever comes next is somebody else. */
  signOut() {
    this.#identity.signOut();
    this.#token.renew();
    this.#receipts.forget();
    this.#restartStreams(false);
  }
  /**
   * What to show the shopper now; reflects what this client sent before. Without consent: what everybody likes, asked for
   * without any id.
   *
   * @throws DaogouProblem
   */
  recommend(wishes = {}) {
    return this.#reads.recommend(wishes);
  }
  /** These items, 1 to 200, in the order that suits the shopper. */
  rank(items, wishes = {}) {
    return this.#reads.rank(items, wishes);
  }
  /** Items like this one. */
  similar(item, wishes = {}) {
    return this.#reads.similar(item, wishes);
  }
  /** Items bought together with this one. */
  boughtTogether(item, wishes = {}) {
    return this.#reads.boughtTogether(item, wishes);
  }
  /** What is popular lately. */
  trending(wishes = {}) {
    return this.#reads.trending(wishes);
  }
  /** Lists as they are made, until it is closed; connects anew by itself. */
  stream(placement, onList, onState = () => void 0, options = {}) {
    const source = {
      path: () => this.#streamPath(options.limit),
      read: (other, signal) => this.recommend({ ...limited(options), placement: other, signal }),
      retry: { ...RETRY, ...this.#options.retry },
      silenceMs: SILENCE_MS
    };
    const tell = (state, problem) => {
      if (state === "closed") {
        this.#streams.delete(stream);
      }
      onState(state, problem);
    };
    const stream = new LiveStream(this.#http, source, placement, { onList, onState: tell });
    this.#streams.add(stream);
    options.signal?.addEventListener("abort", () => stream.close(), { once: true });
    stream.open();
    return stream;
  }
  /** Sends a `list-view` once the list was really seen: half of it, for a second. */
  observeList(element, list) {
    return watchList(element, list, (view) => void this.track(view));
  }
  /** Sends what waits, now; settled when it is sent or has to wait for another attempt. */
  flush() {
    return this.#intake.flush();
  }
  statistics() {
    return this.#intake.statistics();
  }
  /** Ends requests, timers and streams; what is stored is sent by the next page. */
  close() {
    this.#stopListening.forEach((stop) => stop());
    this.#closeStreams();
    this.#intake.close();
  }
  #streamPath(limit) {
    const shopper = this.shopper;
    const query = queryText({ limit, tenant: this.#options.tenant });
    return shopper && `/v1/users/${encodeURIComponent(shopper)}/recommendations/stream${query}`;
  }
  #forget() {
    this.#receipts.forget();
    this.#identity.forget();
    this.#drawer.clear();
  }
  #online() {
    void this.#intake.flush();
    this.#restartStreams(true);
  }
  #restartStreams(sameShopper) {
    this.#streams.forEach((stream) => stream.restart(sameShopper));
  }
  #closeStreams() {
    this.#streams.forEach((stream) => stream.close());
  }
};
function limited({ limit }) {
  return limit === void 0 ? {} : { limit };
}
function createClient(options) {
  return new DaogouClient(options);
}
export {
  Backoff,
  DaogouProblem,
  EventStreamReader,
  MemoryStorage,
  createClient
};
