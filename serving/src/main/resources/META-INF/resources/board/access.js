/** The key with which the service is read: kept for this tab alone. */

const PLACE = "daogou.board.key";

/** @returns {string | null} */
export function knownKey() {
  return sessionStorage.getItem(PLACE);
}

/** @param {string} key */
export function remember(key) {
  sessionStorage.setItem(PLACE, key);
}

/**
 * Reads from the service; the key, where there is one, goes in a header.
 *
 * @param {string} path
 * @param {RequestInit} [options]
 */
export function open(path, options = {}) {
  const key = knownKey();
  const headers = new Headers(options.headers);
  if (key !== null) headers.set("Authorization", `Bearer ${key}`);
  return fetch(path, { cache: "no-store", credentials: "same-origin", ...options, headers });
}
