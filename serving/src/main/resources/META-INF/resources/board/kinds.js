/** The types of events in the order in which they are stacked, each with the colour of its meaning. */

/** @typedef {{type: string, colour: string}} Kind */

/** @type {Kind[]} */
const KNOWN = [
  { type: "item-view", colour: "view" },
  { type: "list-view", colour: "impression" },
  { type: "list-click", colour: "click" },
  { type: "search", colour: "search" },
  { type: "wish", colour: "wish" },
  { type: "cart-add", colour: "cart" },
  { type: "cart-remove", colour: "uncart" },
  { type: "order-placed", colour: "order" },
  { type: "order-reversed", colour: "reversal" },
  { type: "rating", colour: "rating" },
  { type: "guide-turn", colour: "guide" },
  { type: "identity-link", colour: "other" },
];

/**
 * Those that occur, the known ones first.
 *
 * @param {Record<string, number>} events
 * @returns {Kind[]}
 */
export function kindsOf(events) {
  const known = KNOWN.filter((kind) => events[kind.type] > 0);
  const others = Object.keys(events)
    .filter((type) => events[type] > 0 && !KNOWN.some((kind) => kind.type === type))
    .sort();
  return [...known, ...others.map((type) => ({ type, colour: "other" }))];
}
