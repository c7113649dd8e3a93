// Who is there, and the client that speaks for them.
import { createClient } from "/vendor/daogou.js";
import { dropBasket, moveBasket } from "./basket.js";
import { items, search } from "./catalogue.js";
import { itemsOf, pastOf, PERSONAS } from "./personas.js";

const CONSENT = "shop.consent";
const PASS = "shop.pass";
const past = (shopper) => `shop.past.${shopper}`;
const KEPT = ["granted", "count-only", "denied"];

const read = (name) => {
  try {
    return JSON.parse(localStorage.getItem(name));
  } catch {
    return null;
  }
};

export function consent() {
  const said = localStorage.getItem(CONSENT);
  return KEPT.includes(said) ? said : "unknown";
}

/** The persona that was chosen; null for a stranger. */
export const persona = () => (consent() === "granted" ? (read(PASS)?.persona ?? null) : null);

async function ask(path, body) {
  const answer = await fetch(path, body && { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) });
  if (!answer.ok) {
    throw new Error(`${answer.status} ${path}`);
  }
  return answer.json();
}

/** Remembers who this is, where the shopper allows it and has not become somebody else since. */
function keep(pass) {
  if (consent() === "granted" && read(PASS)?.persona === pass.persona) {
    localStorage.setItem(PASS, JSON.stringify(pass));
  }
}

/**
 * A client for whoever is there.
 *
 * @param {object} listeners `onOutcome`, `onProblem` and `fetch` of the client
 */
export async function enter(listeners) {
  const decided = consent();
  if (decided === "denied" || decided === "count-only") {
    const { key } = await ask("/shop/api/doorway");
    return { client: createClient({ endpoint: "", key, consent: decided, ...listeners }), key, shopper: undefined, persona: null };
  }
  let pass = decided === "granted" ? (read(PASS) ?? {}) : {};
  const renew = async () => {
    const session = await ask("/shop/api/session", { persona: pass.persona ?? undefined, token: pass.token });
    if (pass.shopper !== session.shopper) {
      localStorage.removeItem(past(pass.shopper));
    }
    pass = { ...pass, shopper: session.shopper, token: session.token };
    keep(pass);
    return session;
  };
  const { key, shopper, token } = await renew();
  let first = token;
  const shopperToken = token && (async () => {
    const now = first ?? (await renew()).token;
    first = undefined;
    return now;
  });
  const who = pass.persona ? { shopper } : { anonymousId: shopper };
  // The client's own ids are kept by the client; a persona's are the persona's own.
  const client = createClient({ endpoint: "", key, consent: decided, ...who, ...(shopperToken && { shopperToken }), batch: { delayMs: 10 }, ...listeners });
  return { client, key, shopper, persona: pass.persona ?? null, remember: () => keep(pass), token: () => pass.token };
}

/** The shopper's decision; takes effect with the next client, or at once on the one that waited for it. */
export function decide(session, decision) {
  localStorage.setItem(CONSENT, decision);
  if (decision === "granted") {
    session.remember?.();
  } else {
    localStorage.removeItem(PASS);
    localStorage.removeItem(past(session.shopper));
    moveBasket(session.persona, null);
  }
}

/** Becomes a persona, or a stranger again, with the next client; what was kept of who was there before goes. */
export function become(session, id) {
  localStorage.removeItem(past(session.shopper));
  dropBasket(session.persona);
  localStorage.setItem(PASS, JSON.stringify(id === null ? {} : { persona: id }));
}

/** Sends a persona's past, once; tells what became of each event. */
export async function bringPast(session, fetching, onOutcome) {
  const chosen = PERSONAS.find(({ id }) => id === session.persona);
  const done = past(session.shopper);
  if (!chosen || localStorage.getItem(done)) {
    return;
  }
  const { items: offered } = await search("", chosen.category);
  const [phone] = chosen.bought ? (await search(chosen.bought, "Phones")).items : [];
  const seen = itemsOf(chosen, offered);
  await items(seen.map(({ item }) => item));
  const answer = await fetching("/v1/events", {
    method: "POST",
    headers: { "Content-Type": "application/json", Authorization: `Bearer ${session.key}` },
    body: JSON.stringify(pastOf(chosen, session.shopper, seen, phone, Date.now())),
  });
  if (answer.ok) {
    localStorage.setItem(done, "sent");
    (await answer.json()).results.forEach(onOutcome);
  }
}
