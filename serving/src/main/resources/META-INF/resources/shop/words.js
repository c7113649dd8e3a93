// What the pages say, in the language of the shopper.
import { EN } from "./words-en.js";
import { NAMES, ZH } from "./words-zh.js";

const TABLES = { en: EN, zh: ZH };

/** The languages there are. */
export const LANGUAGES = Object.keys(TABLES);

/** The language to begin with: chosen before, or the browser's. */
export const languageOf = (chosen, preferred) =>
  LANGUAGES.includes(chosen) ? chosen : preferred.some((tag) => tag.toLowerCase().startsWith("zh")) && preferred[0].toLowerCase().startsWith("zh") ? "zh" : "en";

/** Looks a sentence up and puts values in the place of `{names}`; empty where there is none. */
export function wordsIn(lang) {
  return (key, values = {}) => (TABLES[lang][key] ?? "").replace(/\{(\w+)\}/g, (_, name) => values[name] ?? "");
}

const upper = (text) => text.charAt(0).toUpperCase() + text.slice(1);

/** A category, attribute or value of the catalogue, which names them in English. */
export const nameIn = (lang, name) => (lang === "zh" ? (NAMES[name] ?? name) : upper(name));
