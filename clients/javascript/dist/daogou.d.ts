/** Where a list is to be shown. */
export type Placement = "for-you" | "similar" | "bought-together" | "cart" | "trending" | "recently-viewed" | "buy-again" | "new-for-you";
/**
 * How much of the shopper is in an answer: all; all but what has just happened, while events wait; a copy that may lag;
 * the running visit; nothing.
 */
export type Level = "active" | "behind" | "standby" | "session-only" | "trending";
/** Why an item is in a list. */
export type Reason = "viewed-next" | "bought-together" | "similar" | "matches-taste" | "matches-search" | "seen-before" | "bought-before" | "trending" | "new";
/** What may be told of an item besides its id; from `brand` on only where `fields` asks for it. */
export type ItemField = "score" | "reason" | "because" | "title" | "price" | "currency" | "categoryPath" | "brand" | "image" | "availability" | "attributes" | "variantOf";
/** One item of an answer; what the catalogue does not know is absent. */
export interface ListedItem {
	item: string;
	/** Comparable within one list only. */
	score?: number;
	reason?: Reason;
	/** The shopper's own item, or search, that the reason stands on. */
	because?: string;
	title?: string;
	price?: number;
	currency?: string;
	categoryPath?: string[];
	brand?: string;
	image?: string;
	availability?: string;
	attributes?: Record<string, string>;
	variantOf?: string;
}
/** Items, best first. */
export interface Items {
	items: ListedItem[];
	/** What `page` must be for the next items; absent where there are none. */
	nextPage?: string;
}
/** The newest event that a list reflects. */
export interface Basis {
	partition: number;
	offset: number;
	eventId?: string;
	eventTime?: string;
}
/** What to show a shopper now. */
export interface Recommendations extends Items {
	/** Absent without consent: the answer is for nobody in particular. */
	shopper?: string;
	placement: string;
	/** Send it back with impressions and clicks; absent without consent. */
	recommendationId?: string;
	level: Level;
	/** Ranked by the model, or by the weighted sources. */
	scoring?: "model" | "blend";
	/** Name and version of the ranker. */
	model?: string;
	/** When the list was computed, ISO 8601. */
	createdAt?: string;
	ageMs?: number;
	/** How long events of the shopper's partition wait for their lists; absent while they are in time. */
	behindMs?: number;
	basis?: Basis;
	/** How the wait for the presented receipt ended. */
	receipt?: {
		covered: boolean;
		waitedMs: number;
	};
	/** The shopper's items on which the list stands, newest first. */
	recent?: string[];
}
/**
 * What the shopper allowed.
 *
 * - `granted`: everything.
 * - `count-only`: events are counted and forgotten; nothing is stored in the browser, no id outlives the page.
 * - `denied`: nothing is sent or stored, and what was stored is deleted.
 * - `unknown`: nobody has answered yet: events wait in memory, a bounded number, and nothing is stored or sent.
 */
export type Consent = "granted" | "count-only" | "denied" | "unknown";
/** A product page was opened. */
export interface ItemView {
	type: "item-view";
	item: string;
	/** The list that led here. */
	recommendationId?: string;
}
/** A list of items was shown: an impression. */
export interface ListView {
	type: "list-view";
	/** Where it stood. */
	placement: string;
	/** The list that was shown, where Daogou made it. */
	recommendationId?: string;
	/** Item ids in the order shown. */
	items: readonly string[];
}
/** An item of a list was clicked. */
export interface ListClick {
	type: "list-click";
	item: string;
	placement?: string;
	/** Place in the list, from 0. */
	position?: number;
	recommendationId?: string;
}
/** The shopper searched. */
export interface Search {
	type: "search";
	/** As typed; 1 to 500 characters. */
	query: string;
	/** How many items were found. */
	results?: number;
}
/** An item was put into the cart. */
export interface CartAdd {
	type: "cart-add";
	item: string;
	/** Pieces, at least 1; 1 where absent. */
	quantity?: number;
	/** Price a piece. */
	price?: number;
	/** The list that led here. */
	recommendationId?: string;
}
/** An item was taken out of the cart: takes back the latest `cart-add` of it. */
export interface CartRemove {
	type: "cart-remove";
	item: string;
	quantity?: number;
}
/** An item was put on, or taken off, the wish list. */
export interface Wish {
	type: "wish";
	item: string;
	/** True: taken off, which takes back the latest wish of it. */
	removed?: boolean;
}
/** An order was placed. */
export interface OrderPlaced {
	type: "order-placed";
	order: string;
	/** At least one. */
	lines: readonly OrderLine[];
	/** ISO 4217 code of the prices. */
	currency?: string;
}
/** One item of an order. */
export interface OrderLine {
	item: string;
	quantity?: number;
	price?: number;
}
/** An order, or some of its lines, was cancelled or refunded. */
export interface OrderReversed {
	type: "order-reversed";
	order: string;
	/** Items of the lines taken back; absent means the whole order. */
	items?: readonly string[];
	/** cancelled, refunded … */
	reason?: string;
}
/** An item was rated. */
export interface Rating {
	type: "rating";
	item: string;
	/** 1 (bad) to 5 (good). */
	stars: number;
}
/** The anonymous id and the user id are one shopper. */
export interface IdentityLink {
	type: "identity-link";
	user: string;
}
/** The shopper said something to the guide. */
export interface GuideTurn {
	type: "guide-turn";
	/** 1 to 2,000 characters. */
	text: string;
}
/** Something that Daogou does not learn from; it is counted. */
export interface Other {
	type: "other";
	/** The sender's name for it. */
	name: string;
}
/** One thing that a shopper did. */
export type StorefrontEvent = ItemView | ListView | ListClick | Search | CartAdd | CartRemove | Wish | OrderPlaced | OrderReversed | Rating | IdentityLink | GuideTurn | Other;
/** The type of an event, and with it its fields. */
export type EventType = StorefrontEvent["type"];
/** Where in the shop it happened. */
export interface EventContext {
	/** web, app, store, e-mail … */
	channel?: string;
	/** phone, tablet, desktop … */
	device?: string;
	/** BCP 47 tag, such as zh-CN. */
	locale?: string;
	/** Page address. */
	url?: string;
	/** Page from which the shopper came. */
	referrer?: string;
}
/** What stands beside an event's own fields on the wire; the client fills it in. */
export interface Envelope {
	/** The same on every retry: the server counts an id once. */
	id: string;
	tenant?: string;
	/** User id, or the anonymous id while nobody has signed in. */
	shopper: string;
	/** Id of the browser, where it differs from the shopper. */
	anonymousId?: string;
	/** Id of the visit. */
	session?: string;
	/** Epoch milliseconds. */
	time: number;
	consent?: "personalize" | "count-only";
	origin?: "live" | "replay" | "backfill";
	context?: EventContext;
}
/** An event as it is sent. */
export type WireEvent = Envelope & StorefrontEvent;
/** An event that knows when it happened and not yet whose it is. */
export type Draft = Pick<Envelope, "id" | "time" | "context"> & StorefrontEvent;
/** A list that is shown. */
export interface ShownList {
	placement: string;
	/** Of the answer that is shown. */
	recommendationId?: string | undefined;
	/** In the order shown: the items of an answer, or their ids. */
	items: readonly (ListedItem | string)[];
	/** What scrolls; the window where absent. */
	root?: Element | Document | null;
}
/** A list that is watched. */
export interface WatchedList {
	/** Watches no more; what was not seen is not sent. */
	disconnect(): void;
}
/** How long to wait between attempts. */
export interface RetrySettings {
	/** Upper bound of the first wait, in milliseconds; it doubles with each attempt. */
	baseMs: number;
	/** Longest wait that the client chooses by itself. */
	maxMs: number;
}
/**
 * Exponential backoff with full jitter: many browsers that lost the same server do not come back at once.
 * What the server asks for is never undercut; the jitter comes on top of it.
 */
export declare class Backoff {
	#private;
	readonly settings: RetrySettings;
	constructor(settings: RetrySettings);
	/** Milliseconds until the next attempt. */
	next(askedMs?: number): number;
	reset(): void;
}
/** Kafka has it. */
export interface Accepted {
	id: string;
	status: "accepted";
	/** Partition and offset; a read that presents it reflects the event. */
	receipt: string;
}
/** It breaks a rule; it is not sent again. */
export interface Rejected {
	id: string;
	status: "rejected";
	/** Label of the rule. */
	reason: string;
	detail: string;
}
/** It was given up before the server answered. */
export interface Dropped {
	id: string;
	status: "dropped";
	/** `consent`: the shopper did not allow it, or withdrew; `overflow`: too much was waiting, and it was the oldest. */
	reason: "consent" | "overflow";
}
/** What became of an event. */
export type Outcome = Accepted | Rejected | Dropped;
/** One entry of the server's answer to a batch. */
export type EntryResult = Accepted | Rejected | {
	id: string;
	status: "unconfirmed";
	reason?: string;
	detail?: string;
};
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
export declare class DaogouProblem extends Error {
	readonly name = "DaogouProblem";
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
	constructor(body: ProblemBody, retryAfterMs?: number, cause?: unknown);
	/** Whether the same request may succeed after a while. */
	get passes(): boolean;
	/** Whether it is the given problem of the browser. */
	is(kind: ClientProblem): boolean;
}
/** A signed token that allows reads of one shopper, or what asks the shop for one. */
export type TokenSource = string | (() => Promise<string>);
/** Where the client keeps what must outlive the page. Synchronous: a page that is being left cannot wait. */
export interface KeyValueStorage {
	get(key: string): string | null;
	/** May throw when it is full. */
	set(key: string, value: string): void;
	remove(key: string): void;
	keys(): string[];
}
/** Keeps everything as long as the page lives. */
export declare class MemoryStorage implements KeyValueStorage {
	#private;
	get(key: string): string | null;
	set(key: string, value: string): void;
	remove(key: string): void;
	keys(): string[];
}
/** How events are put together. */
export interface BatchSettings {
	/** Most events in a request. */
	size: number;
	/** How long the first event waits for others, in milliseconds. */
	delayMs: number;
}
/** How the client is set up. */
export interface ClientOptions {
	/** Where the service is, such as `https://daogou.example`; empty: where the page is. */
	endpoint: string;
	/** The publishable key of the browser. */
	key: string;
	/** What the shopper allowed; change it with `setConsent`. */
	consent: Consent;
	/** Whose shop; `default` where absent. */
	tenant?: string;
	/** User id, where somebody has signed in. */
	shopper?: string;
	/** Where the shop has an id of the browser already; made, with consent, where absent. */
	anonymousId?: string;
	/** Where the shop has sessions already; otherwise half an hour without an event ends one. */
	session?: string;
	/** Signed token that allows reads of this shopper. */
	shopperToken?: TokenSource;
	/** `localStorage` where absent. */
	storage?: KeyValueStorage;
	fetch?: typeof fetch;
	/** Said of every event, over what the page tells: channel, locale, url, referrer. */
	context?: EventContext;
	batch?: Partial<BatchSettings>;
	retry?: Partial<RetrySettings>;
	queue?: Partial<QueueBounds>;
	/** Every event's end. */
	onOutcome?(outcome: Outcome, event: WireEvent): void;
	/** An event broke a rule of the service: a fault of the shop's page. */
	onRejected?(outcome: Rejected, event: WireEvent): void;
	/** A request for events failed; they wait for the next attempt. */
	onProblem?(problem: DaogouProblem): void;
}
/** Most events that wait; the oldest is dropped, and counted, for one too many. */
export interface QueueBounds {
	/** With consent, for the network. */
	events: number;
	/** In memory, for consent. */
	drafts: number;
}
/** What became of the events of this client so far. */
export interface Statistics {
	tracked: number;
	accepted: number;
	rejected: number;
	dropped: number;
	/** Requests for events that failed. */
	failures: number;
	/** Events that wait now. */
	waiting: number;
}
interface Page {
	context(): EventContext;
	/** The network has come back. */
	onOnline(listener: () => void): () => void;
	/** The page may be gone in a moment. */
	onLeaving(listener: () => void): () => void;
}
/**
 * - `open`: lists come as they are made.
 * - `stale`: there is no connection; the last list may be old; the client tries again by itself.
 * - `closed`: nothing comes any more: it was closed, consent was withdrawn, or the server refuses.
 */
export type StreamState = "open" | "stale" | "closed";
/** What may be asked of a stream. */
export interface StreamOptions {
	/** Most items in a list; 20 where absent. */
	limit?: number;
	signal?: AbortSignal;
}
/** A stream that was opened. */
export interface ListStream {
	readonly state: StreamState;
	close(): void;
}
type Fields<E extends StorefrontEvent, Named extends keyof E = never> = Omit<E, "type" | Named>;
declare abstract class Tracking {
	/** Sends an event; settled when it is in Kafka, refused or given up; never rejects. */
	abstract track(event: StorefrontEvent): Promise<Outcome>;
	viewItem(item: string, fields?: Fields<ItemView, "item">): Promise<Outcome>;
	viewList(fields: Fields<ListView>): Promise<Outcome>;
	clickList(item: string, fields?: Fields<ListClick, "item">): Promise<Outcome>;
	search(query: string, results?: number): Promise<Outcome>;
	addToCart(item: string, fields?: Fields<CartAdd, "item">): Promise<Outcome>;
	removeFromCart(item: string, quantity?: number): Promise<Outcome>;
	wish(item: string): Promise<Outcome>;
	unwish(item: string): Promise<Outcome>;
	placeOrder(fields: Fields<OrderPlaced>): Promise<Outcome>;
	reverseOrder(fields: Fields<OrderReversed>): Promise<Outcome>;
	/** 1 (bad) to 5 (good). */
	rate(item: string, stars: number): Promise<Outcome>;
	/** The shopper said something to the guide. */
	say(text: string): Promise<Outcome>;
	/** Anything else; it is counted under its name. */
	other(name: string): Promise<Outcome>;
}
/** How a request is made. */
export interface CallOptions {
	signal?: AbortSignal;
	/** Longest time for the answer, all attempts together; 3 s where absent. */
	timeoutMs?: number;
}
/** Moves the items that meet an expression up (factor above 1) or down. */
export interface Boost {
	where: string;
	/** 0.01 to 100. */
	factor: number;
}
/** What every read of items may ask for. */
export interface ItemsWishes extends CallOptions {
	/** 1 to 50; 20 where absent. */
	limit?: number;
	/** Which items may be shown, such as `price < 300 && 'Rings' in category`. */
	filter?: string;
	/** At most ten. */
	boost?: Boost | readonly Boost[];
	/** From 0, the order as it is, to 1, as unlike each other as can be. */
	diversity?: number;
	/** Items that may not be shown. */
	exclude?: readonly string[];
	/** `nextPage` of the page before. */
	page?: string;
	/** What to tell of each item. */
	fields?: readonly ItemField[];
}
/** What a read of trending items may ask for. */
export interface TrendingWishes extends ItemsWishes {
	/** Name of a category of any level. */
	category?: string;
	/** How far back to look. */
	window?: "1h" | "24h" | "30d";
}
/** Which of the shopper's events an answer shall reflect. */
export interface ReceiptWishes {
	/** `newest`, the usual: the newest that this client sent; `none`; or a receipt. */
	receipt?: "newest" | "none" | (string & {});
	/** Longest wait of the server for it, 0 to 2,000 ms; 200 where absent. */
	waitMs?: number;
}
/** What a read for the shopper may ask for. */
export interface RecommendWishes extends TrendingWishes, ReceiptWishes {
	/** `for-you` where absent. */
	placement?: Placement;
	/** Items around which others are looked for: similar, bought-together and cart. */
	item?: string | readonly string[];
}
/** What an ordering may ask for. */
export interface RankWishes extends CallOptions, ReceiptWishes {
	fields?: readonly ItemField[];
}
/** Sends what a shopper does, and reads what to show. */
export declare class DaogouClient extends Tracking {
	#private;
	constructor(options: ClientOptions, page?: Page);
	get consent(): Consent;
	/** Takes effect at once, on what waits and on open streams too. */
	setConsent(consent: Consent): void;
	/** Whose events and reads these are; undefined without consent. */
	get shopper(): string | undefined;
	track(event: StorefrontEvent): Promise<Outcome>;
	/** Somebody has signed in: what follows is theirs, and what this browser did before is linked to them. */
	identify(user: string): Promise<Outcome>;
	/** They have signed out: whoever comes next is somebody else. */
	signOut(): void;
	/**
	 * What to show the shopper now; reflects what this client sent before. Without consent: what everybody likes, asked for
	 * without any id.
	 *
	 * @throws DaogouProblem
	 */
	recommend(wishes?: RecommendWishes): Promise<Recommendations>;
	/** These items, 1 to 200, in the order that suits the shopper. */
	rank(items: readonly string[], wishes?: RankWishes): Promise<Recommendations>;
	/** Items like this one. */
	similar(item: string, wishes?: ItemsWishes): Promise<Items>;
	/** Items bought together with this one. */
	boughtTogether(item: string, wishes?: ItemsWishes): Promise<Items>;
	/** What is popular lately. */
	trending(wishes?: TrendingWishes): Promise<Items>;
	/** Lists as they are made, until it is closed; connects anew by itself. */
	stream(placement: Placement, onList: (list: Recommendations) => void, onState?: (state: StreamState, problem?: DaogouProblem) => void, options?: StreamOptions): ListStream;
	/** Sends a `list-view` once the list was really seen: half of it, for a second. */
	observeList(element: Element, list: ShownList): WatchedList;
	/** Sends what waits, now; settled when it is sent or has to wait for another attempt. */
	flush(): Promise<void>;
	statistics(): Statistics;
	/** Ends requests, timers and streams; what is stored is sent by the next page. */
	close(): void;
}
/** A client for one shop. */
export declare function createClient(options: ClientOptions): DaogouClient;
/** One message of a stream. */
export interface Message {
	event: string;
	data: string;
}
/**
 * Reads an event stream (WHATWG HTML, "Server-sent events") in pieces that may end anywhere, within a line or a
 * character.
 */
export declare class EventStreamReader {
	#private;
	/** What to say after a reconnect. */
	lastEventId: string;
	/** How long the server asks to wait before a reconnect, in milliseconds. */
	retryMs: number | undefined;
	/** The messages that are complete now. */
	push(bytes: Uint8Array): Message[];
}

export {};
