import { svg } from "./dom.js";

/** Pictures of the controls, drawn on a field of 20 by 20 with the colour of the text. */

const PATHS = {
  pause: "M7 4.5v11M13 4.5v11",
  play: "M6.5 4.2v11.6l9-5.8z",
  compare: "M3 14.5l4-5 3.5 3L17 5M3 17.5h14",
  export: "M10 3v9m0 0l-3.5-3.5M10 12l3.5-3.5M4 14.5V17h12v-2.5",
  system: "M3 4.5h14v9H3zM7.5 17h5M10 13.5V17",
  light:
    "M10 6.5a3.5 3.5 0 100 7 3.5 3.5 0 000-7zM10 1.8v2M10 16.2v2M1.8 10h2M16.2 10h2M4.2 4.2l1.4 1.4M14.4 14.4l1.4 1.4M15.8 4.2l-1.4 1.4M5.6 14.4l-1.4 1.4",
  dark: "M16.5 11.8A7 7 0 018.2 3.5a7 7 0 108.3 8.3z",
  table: "M3 4.5h14v11H3zM3 8.2h14M3 11.9h14M8 8.2v7.3",
  chart: "M3 16.5h14M5.5 13.5v-4M10 13.5V4.5M14.5 13.5V8",
  wall: "M3 7.5V3.5h4M13 3.5h4v4M17 12.5v4h-4M7 16.5H3v-4",
  check: "M4 10.5l4 4 8-9",
};

/** @param {keyof typeof PATHS} name */
export function icon(name) {
  const path = svg("path", { d: PATHS[name] });
  return svg("svg", { viewBox: "0 0 20 20", class: "icon", "aria-hidden": "true", focusable: "false" }, path);
}
