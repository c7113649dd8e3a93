import { h, setAttribute, setText } from "../dom.js";
import { delta } from "../deltas.js";

/** How a figure stands against the period before, as a small badge. */

/**
 * @param {import("../types.js").Context} context
 * @param {Parameters<typeof delta>[2]} [kind]
 */
export function badge(context, kind = {}) {
  const element = h("span", { class: "delta", hidden: true });
  return {
    element,
    /** @param {number} now @param {number} before */
    update(now, before) {
      const change = context.view.compare ? delta(now, before, kind) : null;
      element.hidden = change === null;
      if (change === null) return;
      setText(element, context.format.delta(change, kind.share === true, context.words.points));
      setAttribute(element, "data-good", change.good === null ? null : String(change.good));
      setAttribute(element, "title", context.words.against);
    },
  };
}
