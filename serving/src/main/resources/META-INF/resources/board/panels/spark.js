import { svg, setAttribute } from "../dom.js";
import { gathered } from "../bins.js";

/** A line without axes below a headline figure: its shape says enough. */

const WIDTH = 120;
const HEIGHT = 30;
/** So many pieces are seen at most; more of them would only be noise. */
const PIECES = 40;

/** @param {string} colour */
export function spark(colour) {
  const area = svg("path", { class: "area" });
  const line = svg("path", {});
  const element = svg(
    "svg",
    { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, preserveAspectRatio: "none", class: "spark", "aria-hidden": "true" },
    area,
    line,
  );
  element.style.setProperty("--colour", `var(--${colour})`);
  return {
    element,
    /** @param {(number | null)[]} values */
    update(values) {
      const points = placed(gathered(values, PIECES));
      const path = points.map(([x, y], index) => `${index === 0 ? "M" : "L"}${x.toFixed(1)} ${y.toFixed(1)}`).join("");
      setAttribute(line, "d", path);
      setAttribute(area, "d", path && `${path}V${HEIGHT}H${points[0][0].toFixed(1)}Z`);
    },
  };
}

/** @param {(number | null)[]} values @returns {[number, number][]} */
function placed(values) {
  const highest = Math.max(...values.map((value) => value ?? 0), Number.EPSILON);
  const step = WIDTH / Math.max(1, values.length - 1);
  return values.flatMap((value, index) =>
    value === null ? [] : [[index * step, HEIGHT - 1 - (value / highest) * (HEIGHT - 3)]],
  );
}
