// Addresses of the shop's pages.

const ROOT = "/shop";

/** @typedef {{ page: string, id?: string, query: Record<string, string> }} Route */

/** What an address shows. @returns {Route} */
export function parse(pathname, search = "") {
  const query = Object.fromEntries(new URLSearchParams(search));
  const parts = pathname.replace(/\/+$/, "").split("/").slice(2).map(decode);
  const [page = "home", id] = parts;
  const named = ["category", "item", "order"];
  const plain = ["home", "search", "cart", "checkout", "orders"];
  if (parts.length <= 2 && named.includes(page) && id) {
    return { page, id, query };
  }
  return parts.length <= 1 && plain.includes(page) ? { page, query } : { page: "nowhere", query };
}

function decode(part) {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** The address of a page. */
export function address(page, id, query = {}) {
  const path = page === "home" ? "/" : `/${page}` + (id === undefined ? "" : `/${encodeURIComponent(id)}`);
  const words = new URLSearchParams(Object.entries(query).filter(([, value]) => value !== undefined && value !== ""));
  return ROOT + path + (words.size > 0 ? `?${words}` : "");
}
