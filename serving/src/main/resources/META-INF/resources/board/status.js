import { h, setAttribute, setText } from "./dom.js";
import { ageInWords, fill } from "./words.js";

/** How current the board is: a pill in the bar, and a notice where something is wrong. */

/** @typedef {import("./types.js").Context} Context */

const FAILURE_SHOWN = 8_000;

/** @param {Context} context */
export function status({ words, format }) {
  const state = h("span", {});
  const detail = h("span", { class: "note" });
  const pill = h("span", { class: "status", "data-testid": "status" }, state, detail);
  const notice = h("p", { class: "notice", "data-testid": "stale", hidden: true });
  // Apart from what is seen, which counts up every second: told is only what changes.
  const told = h("p", { class: "hidden", role: "status", "aria-live": "polite" });
  let before = "";
  let failure = "";

  return {
    pill,
    notice,
    told,
    /** Says what went wrong, for a while. @param {string} text */
    fail(text) {
      failure = text;
      setText(told, text);
      setTimeout(() => (failure = ""), FAILURE_SHOWN);
    },
    /**
     * @param {import("./staleness.js").Standing} standing
     * @param {{asOf: number | null, busyMs: number}} known
     */
    update({ state: name, ageMs }, { asOf, busyMs }) {
      const age = ageInWords(words, ageMs);
      setAttribute(pill, "data-state", name);
      setText(state, words.states[name]);
      setText(detail, detailOf(name, age, asOf));
      notice.hidden = name !== "stale" && failure === "";
      const text = asOf === null ? words.never : fill(words.stale, { age });
      setText(notice, failure || (busyMs > 0 ? fill(words.busy, { age: ageInWords(words, busyMs) }) : text));
      setAttribute(notice, "data-age", name === "stale" ? Math.floor(ageMs / 1000) : null);
      if (before !== name) tell(name);
      before = name;
    },
  };

  /** @param {string} name */
  function tell(name) {
    const wasAway = before === "stale" || before === "refused";
    if (name === "stale") setText(told, words.states.stale);
    else if (wasAway && name !== "connecting") setText(told, words.back);
    else if (name === "paused") setText(told, words.states.paused);
  }

  /** @param {string} name @param {string} age @param {number | null} asOf */
  function detailOf(name, age, asOf) {
    if (name === "quiet") return `· ${fill(words.quiet, { age })}`;
    if (name === "stale" && asOf !== null) return `· ${age}`;
    if (name === "paused" && asOf !== null) return `· ${fill(words.pausedAt, { time: format.clock(asOf) })}`;
    return "";
  }
}
