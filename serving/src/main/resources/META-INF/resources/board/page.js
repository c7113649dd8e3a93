import { bar } from "./bar.js";
import { h } from "./dom.js";
import { keyDialog } from "./key.js";
import { status } from "./status.js";
import { takeTurns } from "./wall.js";
import { deadLetters } from "./panels/dead-letters.js";
import { events } from "./panels/events.js";
import { freshness } from "./panels/freshness.js";
import { funnel } from "./panels/funnel.js";
import { headline } from "./panels/headline.js";
import { lists } from "./panels/lists.js";
import { models } from "./panels/models.js";
import { money } from "./panels/money.js";
import { recommendations } from "./panels/recommendations.js";
import { searches } from "./panels/searches.js";
import { trendingCategories, trendingItems } from "./panels/trending.js";

/** The page as it is for one view: made anew when the view changes, filled when figures come. */

/** In the order in which they are read. */
const PANELS = [
  headline,
  events,
  funnel,
  money,
  trendingCategories,
  trendingItems,
  searches,
  recommendations,
  freshness,
  lists,
  deadLetters,
  models,
];

/**
 * @param {import("./types.js").Context} context
 * @param {{save: () => void, keyGiven: (key: string) => void}} actions
 */
export function page(context, { save, keyGiven }) {
  const { words } = context;
  const dialog = keyDialog(words, keyGiven);
  const standing = status(context, () => dialog.ask());
  const controls = bar(context, { status: standing.pill, save });
  const panels = PANELS.map((make) => make(context));
  const main = h(
    "main",
    { id: "figures", tabindex: "-1", "aria-busy": "true", "data-testid": "board" },
    standing.notice,
  );
  main.append(...panels.map((panel) => panel.element));
  const skip = h("a", { class: "skip", href: "#figures" }, words.skip);
  const elements = [skip, controls.element, standing.told, main, dialog.element];
  controls.update(null);
  const endTurns = context.view.wall ? takeTurns(main, context.view.paused) : null;

  return {
    elements,
    standing: standing.update,
    askKey: dialog.ask,
    /** Whether an answer is awaited. @param {boolean} isBusy */
    busy: (isBusy) => main.setAttribute("aria-busy", String(isBusy)),
    fail: standing.fail,
    /** Where the keyboard was before the page was made anew. @param {string} testId */
    focus(testId) {
      const same = /** @type {HTMLElement[]} */ ([...document.querySelectorAll("[data-testid]")]);
      same.find((element) => element.dataset.testid === testId)?.focus();
    },
    /** @param {import("./types.js").Figures} figures */
    update(figures) {
      main.setAttribute("aria-busy", "false");
      main.dataset.sequence = String(figures.sequence);
      controls.update(figures);
      panels.forEach((panel) => panel.update(figures));
    },
    dispose() {
      endTurns?.();
      panels.forEach((panel) => panel.dispose?.());
    },
  };
}
