// What the shop's own server tells of its items; each is asked for once.
import { h } from "./dom.js";

const known = new Map();
let wanted = null;

async function ask(path) {
  const answer = await fetch(path, { headers: { Accept: "application/json" } });
  if (!answer.ok) {
    throw new Error(`${answer.status} ${path}`);
  }
  return answer.json();
}

const remember = (items) => items.forEach((item) => known.set(item.item, item));

/** What is known already; undefined where it is not. */
export const knownItem = (id) => known.get(id);

/** Items by id, those that the shop does not have left out; what is asked for in one go is one request. */
export async function items(ids) {
  const missing = ids.filter((id) => !known.has(id));
  if (missing.length > 0) {
    wanted ??= { ids: new Set(), answer: Promise.resolve().then(fetchWanted) };
    missing.forEach((id) => wanted.ids.add(id));
    await wanted.answer;
  }
  return ids.map((id) => known.get(id)).filter(Boolean);
}

async function fetchWanted() {
  const ids = [...wanted.ids];
  wanted = null;
  for (let at = 0; at < ids.length; at += 60) {
    remember(await ask("/shop/api/items?" + ids.slice(at, at + 60).map((id) => "id=" + encodeURIComponent(id)).join("&")));
  }
}

/** Items that match words, or of a category. @returns {Promise<{ total: number, items: object[] }>} */
export async function search(words, category = "") {
  const found = await ask("/shop/api/search?" + new URLSearchParams({ q: words, category }));
  remember(found.items);
  return found;
}

let tree;

/** The categories, asked for until there are any. */
export async function categories() {
  if (!tree || tree.length === 0) {
    tree = await ask("/shop/api/categories");
  }
  return tree;
}

/** Title or description in the language of the page, or in one that there is. */
export const textOf = (item, lang, which = "title") => (item.texts[lang] ?? item.texts.en ?? Object.values(item.texts)[0])[which];

/** An item as the pictures need it: the English title names the design. */
export const drawable = (item) => ({ ...item, title: textOf(item, "en") });

const nothing = (level, title, advice, doors) => h("div", { class: "emptiness" }, h(level, {}, title), h("p", {}, advice), ...doors);

/** Nothing there, and what to do about it. */
export const emptiness = (title, advice, ...doors) => nothing("h2", title, advice, doors);

/** The same, where it is all that the page has to say. */
export const emptyPage = (title, advice, ...doors) => nothing("h1", title, advice, doors);
