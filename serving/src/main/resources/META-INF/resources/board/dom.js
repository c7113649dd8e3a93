/** Elements made and kept up to date without a framework. Text never goes in as HTML. */

const SVG = "http://www.w3.org/2000/svg";

/** @typedef {string | Node | null | undefined | false} Child */

/**
 * An element; attributes that are null or false are left out, `on…` are listeners.
 *
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} tag
 * @param {Record<string, any>} [attributes]
 * @param {...Child} children
 * @returns {HTMLElementTagNameMap[T]}
 */
export function h(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else setAttribute(element, name, value);
  }
  element.append(...children.filter(isThere));
  return element;
}

/**
 * @param {string} tag
 * @param {Record<string, any>} attributes
 * @param {...SVGElement} children
 */
export function svg(tag, attributes, ...children) {
  const element = document.createElementNS(SVG, tag);
  Object.entries(attributes).forEach(([name, value]) => setAttribute(element, name, value));
  element.append(...children);
  return element;
}

/**
 * Changes the text only where it is another, so that neither layout nor screen reader has work for nothing.
 *
 * @param {Element} element
 * @param {string} text
 */
export function setText(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

/**
 * @param {Element} element
 * @param {string} name
 * @param {string | number | boolean | null | undefined} value
 */
export function setAttribute(element, name, value) {
  if (value === null || value === undefined || value === false) element.removeAttribute(name);
  else if (element.getAttribute(name) !== String(value))
    element.setAttribute(name, value === true ? "" : String(value));
}

/**
 * The raw number behind a text, for those who read the page by program.
 *
 * @param {Element} element
 * @param {string} text
 * @param {number} value
 */
export function setFigure(element, text, value) {
  setText(element, text);
  setAttribute(element, "data-value", Number.isFinite(value) ? value : null);
}

/**
 * The children of a list in the order of the entries, each kept as long as its key is there.
 *
 * @template T
 * @param {Element} parent
 * @param {T[]} entries
 * @param {(entry: T) => string} keyOf
 * @param {(entry: T) => HTMLElement & {update?: (entry: T) => void}} make
 * @param {(element: HTMLElement, entry: T) => void} update
 */
export function keyed(parent, entries, keyOf, make, update) {
  const old = new Map([...parent.children].map((child) => [child.getAttribute("data-key"), child]));
  const children = entries.map((entry) => {
    const key = keyOf(entry);
    const child = /** @type {HTMLElement} */ (old.get(key) ?? make(entry));
    old.delete(key);
    child.setAttribute("data-key", key);
    update(child, entry);
    return child;
  });
  old.forEach((child) => child.remove());
  children.forEach((child, index) => {
    if (parent.children[index] !== child) parent.insertBefore(child, parent.children[index] ?? null);
  });
}

/** @param {Child} child @returns {child is string | Node} */
function isThere(child) {
  return child !== null && child !== undefined && child !== false;
}
