import { questionOf } from "./address.js";

/** @typedef {import("./types.js").View} View */

/**
 * Name of the file: what is in it, and when it was made, in words that every file system takes.
 *
 * @param {View} view
 * @param {number} now
 */
export function fileName(view, now) {
  const moment = new Date(now).toISOString().slice(0, 19).replace("T", "-").replaceAll(":", "");
  const parts = ["daogou", view.range, view.category, view.placement, `${moment}Z`];
  const name = parts
    .map((part) => part.replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-+|-+$/g, ""))
    .filter((part) => part !== "")
    .join("_");
  return `${name}.csv`;
}

/**
 * Saves what the board shows as a file. By fetch, since a link could not show a key.
 *
 * @param {View} view
 * @param {number} now
 * @param {(path: string) => Promise<Response>} open
 * @returns {Promise<boolean>} whether there was something to save
 */
export async function save(view, now, open) {
  const answer = await open(`/v1/board/export?${questionOf(view)}`);
  if (!answer.ok) return false;
  const address = URL.createObjectURL(await answer.blob());
  const link = Object.assign(document.createElement("a"), { href: address, download: fileName(view, now) });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
  return true;
}
