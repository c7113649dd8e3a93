import { LENGTH } from "../figures.js";

/** What all charts have in common: a quiet grid, times below, values at the left, no movement. */

/** @typedef {import("../types.js").Figures} Figures */
/** @typedef {import("../types.js").Context} Context */
/** @typedef {import("./palette.js").Palette} Palette */

/**
 * @param {Context} context
 * @param {Palette} palette
 * @param {Figures} figures
 * @param {{series: object[], axes: ((value: number) => string)[], tip: (at: number) => HTMLElement,
 *   span?: {min: number, max: number}}} chart
 */
export function option(context, palette, figures, { series, axes, tip, span }) {
  return {
    animation: false,
    textStyle: { fontFamily: palette.font },
    grid: {
      left: 0,
      right: axes.length > 1 ? 0 : palette.size(0.5),
      top: palette.size(0.75),
      bottom: 0,
      outerBoundsMode: "same",
      outerBoundsContain: "axisLabel",
    },
    xAxis: { ...timeAxis(context, palette, figures), ...span },
    yAxis: axes.map((write, index) => valueAxis(palette, write, index)),
    tooltip: tooltip(palette, tip),
    series,
  };
}

/** @param {Context} context @param {Palette} palette @param {Figures} figures */
function timeAxis({ format }, palette, { now, range }) {
  const length = LENGTH[range];
  return {
    type: "time",
    min: now - length,
    max: now,
    splitNumber: 5,
    axisLine: { lineStyle: { color: palette.colour("line-strong") } },
    axisTick: { show: false },
    splitLine: { show: false },
    axisLabel: {
      ...label(palette),
      hideOverlap: true,
      showMinLabel: false,
      showMaxLabel: false,
      formatter: (at) => format.tick(at, length),
    },
  };
}

/** @param {Palette} palette @param {(value: number) => string} write @param {number} index */
function valueAxis(palette, write, index) {
  return {
    type: "value",
    min: 0,
    splitNumber: 4,
    position: index === 0 ? "left" : "right",
    minInterval: 0,
    axisLine: { show: false },
    axisTick: { show: false },
    splitLine: { show: index === 0, lineStyle: { color: palette.colour("line") } },
    axisLabel: { ...label(palette), formatter: write },
  };
}

/** @param {Palette} palette */
function label(palette) {
  return { color: palette.colour("ink-faint"), fontSize: palette.size(0.75), fontFamily: palette.font };
}

/** @param {Palette} palette @param {(at: number) => HTMLElement} tip */
function tooltip(palette, tip) {
  return {
    trigger: "axis",
    confine: true,
    transitionDuration: 0,
    backgroundColor: palette.colour("raised"),
    borderColor: palette.colour("line-strong"),
    borderWidth: 1,
    padding: [palette.size(0.5), palette.size(0.75)],
    axisPointer: { type: "line", lineStyle: { color: palette.colour("ghost"), type: "solid", width: 1 } },
    formatter: (under) => tip(under[0].value[0]),
  };
}
