// Narrowing a category down, and putting it in order.

const WORTH = ["brand", "metal", "stone", "style", "occasion", "colour", "dial", "series", "storage", "model", "design", "power", "material"];
const MOST = 5;

const valueOf = (item, name) => (name === "brand" ? item.brand : item.attributes[name]);

/** Questions worth asking of these items: name, and values with counts, the commonest first. */
export function facetsOf(items) {
  return WORTH.map((name) => ({ name, values: counted(items, name) }))
    .filter(({ values }) => values.length > 1 && values.length <= 24)
    .slice(0, MOST);
}

function counted(items, name) {
  const counts = new Map();
  for (const item of items) {
    const value = valueOf(item, name);
    if (value) {
      counts.set(value, (counts.get(value) ?? 0) + 1);
    }
  }
  return [...counts].map(([value, count]) => ({ value, count })).sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
}

/** Those that have one of the chosen values of every chosen facet. @param {Record<string, string[]>} chosen */
export const narrowed = (items, chosen) =>
  items.filter((item) => Object.entries(chosen).every(([name, values]) => values.length === 0 || values.includes(valueOf(item, name))));

/** In that order; `relevance` and whatever is unknown leaves them as they come. */
export function sorted(items, order) {
  const by = {
    cheap: (a, b) => (a.price ?? 0) - (b.price ?? 0),
    dear: (a, b) => (b.price ?? 0) - (a.price ?? 0),
    newest: (a, b) => b.order - a.order,
  }[order];
  return by ? [...items].sort(by) : items;
}
