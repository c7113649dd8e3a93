/** Colours and measures of the style sheet, for what is drawn on a canvas. */

/** @typedef {ReturnType<typeof palette>} Palette */

export function palette() {
  const style = getComputedStyle(document.documentElement);
  return {
    /** @param {string} name */
    colour: (name) => style.getPropertyValue(`--${name}`).trim(),
    font: style.getPropertyValue("--font").trim(),
    /** Pixels of so many rem. @param {number} rem */
    size: (rem) => rem * parseFloat(style.fontSize),
  };
}
