import { h, setAttribute, setText } from "./dom.js";
import { ageInWords, fill, stillness } from "./words.js";

/** How current the board is: a pill in the bar, and a notice where something is wrong. */

/** @typedef {import("./types.js").Context} Context */

const FAILURE_SHOWN = 8_000;
const NOTEWORTHY = new Set(["stale", "failed", "still", "behind"]);

/** @param {Context} context @param {() => void} askKey */
export function status({ words, format }, askKey) {
  const state = h("span", {});
  const detail = h("span", { class: "note" });
  // The dialog can be closed without a key: this is the way back to it.
  const enter = h("button", { type: "button", hidden: true, onclick: askKey, "data-testid": "key-ask" }, words.key.enter);
  const pill = h("span", { class: "status", "data-testid": "status" }, state, detail, enter);
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
     * @param {{asOf: number | null, busyMs: number, problem: string}} known
     */
    update({ state: name, ageMs, partitions = [] }, { asOf, busyMs, problem }) {
      const age = ageInWords(words, ageMs);
      setAttribute(pill, "data-state", name);
      setText(state, words.states[name]);
      setText(detail, name === "behind" ? `· ${format.latency(ageMs)}` : detailOf(name, age, asOf));
      enter.hidden = name !== "refused";
      notice.hidden = !NOTEWORTHY.has(name) && failure === "";
      setAttribute(notice, "data-state", failure === "" ? name : "failed");
      setText(notice, failure || noticeOf(name, { age, ageMs, partitions, asOf, busyMs, problem }));
      setAttribute(notice, "data-age", name === "stale" ? Math.floor(ageMs / 1000) : null);
      if (before !== name) tell(name, problem);
      before = name;
    },
  };

  /**
   * @param {string} name
   * @param {{age: string, ageMs: number, partitions: number[], asOf: number | null, busyMs: number, problem: string}} known
   */
  function noticeOf(name, { age, ageMs, partitions, asOf, busyMs, problem }) {
    if (name === "failed") return problem || words.unanswerable;
    if (name === "still") return stillness(words, ageMs, partitions);
    if (name === "behind") return fill(words.behind, { delay: format.latency(ageMs) });
    return lateness(age, asOf, busyMs);
  }

  /** @param {string} age @param {number | null} asOf @param {number} busyMs */
  function lateness(age, asOf, busyMs) {
    if (busyMs > 0) return fill(words.busy, { age: ageInWords(words, busyMs) });
    return asOf === null ? words.never : fill(words.stale, { age });
  }

  /** @param {string} name @param {string} problem */
  function tell(name, problem) {
    const wasAway = before === "stale" || before === "refused" || before === "failed";
    if (name === "stale" || name === "still" || name === "behind") setText(told, words.states[name]);
    else if (name === "failed") setText(told, problem || words.unanswerable);
    else if (wasAway && name !== "connecting") setText(told, words.back);
    else if (name === "paused") setText(told, words.states.paused);
  }

  /** @param {string} name @param {string} age @param {number | null} asOf */
  function detailOf(name, age, asOf) {
    if (name === "quiet") return `· ${fill(words.quiet, { age })}`;
    if (name === "still") return `· ${age}`;
    if (name === "stale" && asOf !== null) return `· ${age}`;
    if (name === "paused" && asOf !== null) return `· ${fill(words.pausedAt, { time: format.clock(asOf) })}`;
    return "";
  }
}
