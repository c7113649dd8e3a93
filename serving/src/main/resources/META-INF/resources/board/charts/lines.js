/** Series as this board draws them. */

/** @typedef {import("./palette.js").Palette} Palette */
/** @typedef {import("../series.js").Sample} Sample */

/** @param {Palette} palette @param {string} id @param {string} colour @param {Sample[]} data */
export function stacked(palette, id, colour, data) {
  const drawn = palette.colour(colour);
  return {
    ...line(palette, id, colour, data),
    stack: "all",
    lineStyle: { width: 0 },
    areaStyle: { color: drawn, opacity: 0.85 },
  };
}

/** @param {Palette} palette @param {string} id @param {string} colour @param {Sample[]} data */
export function line(palette, id, colour, data) {
  const drawn = palette.colour(colour);
  return {
    id,
    type: "line",
    data,
    symbol: "none",
    silent: true,
    color: drawn,
    lineStyle: { color: drawn, width: palette.size(0.125) },
    emphasis: { disabled: true },
  };
}

/** The period before. @param {Palette} palette @param {string} id @param {Sample[]} data */
export function ghostLine(palette, id, data) {
  const drawn = palette.colour("ghost");
  return {
    ...line(palette, id, "ghost", data),
    z: 5,
    lineStyle: { color: drawn, width: palette.size(0.09), type: "dashed" },
  };
}

/** @param {Palette} palette @param {string} id @param {string} colour @param {Sample[]} data */
export function bars(palette, id, colour, data) {
  return {
    id,
    type: "bar",
    data,
    silent: true,
    barCategoryGap: "35%",
    barMinWidth: 1,
    itemStyle: { color: palette.colour(colour), borderRadius: [2, 2, 0, 0] },
    emphasis: { disabled: true },
  };
}
