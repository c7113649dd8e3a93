// Shoppers to slip into, each with an invented past.

/**
 * What each of them looked at: how to find the items, what was done with them, and how long ago. The last of the past is
 * the newest.
 */
export const PERSONAS = [
  { id: "silver-rings", category: "Rings", where: { metal: "sterling silver" }, acts: ["item-view", "item-view", "item-view", "wish", "item-view", "item-view"] },
  { id: "gold-wedding", category: "Jewellery", where: { metal: "yellow gold", occasion: "wedding" }, acts: ["item-view", "item-view", "wish", "cart-add", "item-view", "item-view"] },
  { id: "watches", category: "Watches", where: { metal: "steel" }, acts: ["item-view", "item-view", "item-view", "wish", "item-view"] },
  { id: "phone-owner", category: "Accessories", where: { model: "Kestrel Pro 5" }, bought: "Kestrel Pro 5", acts: ["item-view", "item-view", "item-view", "cart-add"] },
  { id: "pearls", category: "Jewellery", where: { stone: "pearl" }, acts: ["item-view", "item-view", "item-view", "item-view", "wish"] },
];

const fits = (item, where) => Object.entries(where).every(([name, value]) => item.attributes[name] === value);

/** The items of a persona's past, in the order of the catalogue; fewer where it has fewer. */
export function itemsOf(persona, items) {
  return items
    .filter((item) => fits(item, persona.where))
    .sort((a, b) => a.order - b.order)
    .slice(0, persona.acts.length);
}

const HOUR = 3_600_000;

/**
 * The past as events, ready to be sent. Ids are made of the shopper's, so that a past that is sent again counts once; it
 * is marked as replayed, so that it teaches without counting as something that happened today.
 */
export function pastOf(persona, shopper, items, phone, now) {
  const envelope = (n, hoursAgo) => ({ id: `${shopper}:past:${n}`, shopper, time: now - hoursAgo * HOUR, origin: "replay", session: `${shopper}:past` });
  const bought = phone
    ? [{ ...envelope("order", 72), type: "order-placed", order: `${shopper}:past`, currency: phone.currency, lines: [{ item: phone.item, quantity: 1, price: phone.price }] }]
    : [];
  const acts = items.map((item, i) => {
    const type = persona.acts[i];
    const more = type === "cart-add" ? { quantity: 1, price: item.price } : {};
    return { ...envelope(i, (items.length - i) * 0.5), type, item: item.item, ...more };
  });
  return [...bought, ...acts];
}
