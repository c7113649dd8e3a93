import { h, setText } from "./dom.js";

/** Asks for a key where the service wants one. */

/**
 * @param {import("./words.js").Words} words
 * @param {(key: string) => void} given
 */
export function keyDialog(words, given) {
  const texts = words.key;
  const why = h("p", {});
  let refusedWith = 401;
  const input = h("input", {
    type: "password",
    name: "key",
    required: true,
    autocomplete: "off",
    spellcheck: "false",
    "data-testid": "key-input",
  });
  const form = h(
    "form",
    { method: "dialog" },
    h("h2", { id: "key-title" }, texts.title),
    why,
    h("label", {}, texts.label, input),
    h("button", { type: "submit", "data-testid": "key-submit" }, texts.open),
    h("p", { class: "hint" }, texts.hint),
  );
  const element = h("dialog", { class: "key", "aria-labelledby": "key-title", "data-testid": "key-dialog" }, form);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const key = input.value.trim();
    if (key === "") return;
    input.value = "";
    element.close();
    given(key);
  });
  return {
    element,
    /** @param {number} [statusCode] the one of before where it is not given */
    ask(statusCode = refusedWith) {
      refusedWith = statusCode;
      setText(why, statusCode === 403 ? texts.forbidden : texts.unauthorized);
      if (!element.open) element.showModal();
    },
  };
}
