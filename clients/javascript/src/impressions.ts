import type { ListedItem } from "./answers.js";
import type { ListView } from "./events.js";

/** A list that is shown. */
export interface ShownList {
  placement: string;
  /** Of the answer that is shown. */
  recommendationId?: string | undefined;
  /** In the order shown: the items of an answer, or their ids. */
  items: readonly (ListedItem | string)[];
  /** What scrolls; the window where absent. */
  root?: Element | Document | null;
}

/** A list that is watched. */
export interface WatchedList {
  /** Watches no more; what was not seen is not sent. */
  disconnect(): void;
}

const SHARE = 0.5;
const DWELL_MS = 1_000;
const STEPS = Array.from({ length: 21 }, (_, step) => step / 20);

/** Which rendering of which list was reported of an element, so that a page that draws itself again does not repeat it. */
const reported = new WeakMap<Element, string>();

/** Calls `seen` once: when half of the list, or as much as fits, was visible for a second without a break. */
export function watchList(element: Element, list: ShownList, seen: (view: ListView) => void): WatchedList {
  const view = viewOf(list);
  const name = JSON.stringify(view);
  let timer: ReturnType<typeof setTimeout> | undefined;
  const leave = () => {
    clearTimeout(timer);
    timer = undefined;
  };
  const report = () => {
    if (globalThis.document?.visibilityState === "hidden") {
      // Behind another tab nobody sees it.
      timer = setTimeout(report, DWELL_MS);
      return;
    }
    observer.disconnect();
    reported.set(element, name);
    seen(view);
  };
  const judge = (entries: readonly IntersectionObserverEntry[]) => {
    const latest = entries.at(-1);
    if (latest === undefined || !isSeen(latest)) {
      leave();
    } else {
      timer ??= setTimeout(report, DWELL_MS);
    }
  };
  const observer = new IntersectionObserver(judge, { root: list.root ?? null, threshold: STEPS });
  if (reported.get(element) !== name) {
    observer.observe(element);
  }
  return {
    disconnect: () => {
      leave();
      observer.disconnect();
    },
  };
}

/** A list that is taller than the window counts when it fills half of it. */
function isSeen(entry: IntersectionObserverEntry): boolean {
  const { intersectionRatio, intersectionRect, rootBounds } = entry;
  const window = rootBounds === null ? 0 : rootBounds.width * rootBounds.height;
  const fills = window > 0 && intersectionRect.width * intersectionRect.height >= SHARE * window;
  return entry.isIntersecting && (intersectionRatio >= SHARE || fills);
}

function viewOf({ placement, recommendationId, items }: ShownList): ListView {
  const ids = items.map((each) => (typeof each === "string" ? each : each.item));
  const list = recommendationId === undefined ? {} : { recommendationId };
  return { type: "list-view", placement, ...list, items: ids };
}
