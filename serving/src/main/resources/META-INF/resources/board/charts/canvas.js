import { h } from "../dom.js";
import { palette } from "./palette.js";

/** A place that a chart is drawn on: only while it is seen, as large as it is, and gone when it goes. */

/** @type {Promise<typeof import("../../vendor/echarts/echarts.esm.min.js") | null> | null} */
let library = null;
let failures = 0;

/** Loaded when the first chart needs it: the figures are there before. Tried again by the next who asks. */
function charts() {
  // By another address, since a browser may remember that a module could not be had.
  const again = failures === 0 ? "" : `?again=${failures}`;
  library ??= import(`../../vendor/echarts/echarts.esm.min.js${again}`).catch(() => {
    library = null;
    failures++;
    return null;
  });
  return library;
}

/** @param {(palette: import("./palette.js").Palette) => object} option what to draw now */
export function canvas(option) {
  const ground = h("div", {});
  const element = h("div", { class: "chart", role: "img" }, ground);
  let chart = null;
  let seen = false;
  let due = false;
  let gone = false;

  async function draw() {
    if (!due || !seen || gone) return;
    const loaded = await charts();
    if (loaded === null || gone || ground.clientWidth === 0) return;
    chart ??= loaded.init(ground, null, { renderer: "canvas" });
    due = false;
    chart.setOption(option(palette()), { notMerge: false, replaceMerge: ["series"], lazyUpdate: false });
  }

  const sight = new IntersectionObserver(
    (entries) => {
      seen = entries[entries.length - 1].isIntersecting;
      void draw();
    },
    { rootMargin: "200px" },
  );
  const size = new ResizeObserver(() => {
    chart?.resize();
    void draw();
  });
  sight.observe(element);
  size.observe(ground);

  return {
    element,
    redraw() {
      due = true;
      void draw();
    },
    dispose() {
      gone = true;
      sight.disconnect();
      size.disconnect();
      chart?.dispose();
      chart = null;
    },
  };
}
