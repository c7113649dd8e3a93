// What things are made of, by the words of the catalogue.
import { tonesOf } from "./sheet.js";

const METALS = {
  "sterling silver": { hi: "#ffffff", lt: "#e9edf1", md: "#b7bec8", dk: "#7b838f", dp: "#4c535e" },
  "white gold": { hi: "#fffdf7", lt: "#efece4", md: "#c6c1b6", dk: "#8d887d", dp: "#5a564d" },
  platinum: { hi: "#ffffff", lt: "#dbe2ea", md: "#a3adba", dk: "#667180", dp: "#3c4452" },
  "yellow gold": { hi: "#fff7cf", lt: "#f8da86", md: "#dfa83c", dk: "#a36f1a", dp: "#6e450c" },
  "gold vermeil": { hi: "#fffbe6", lt: "#f5e4b0", md: "#dcbd72", dk: "#a78944", dp: "#6f5825" },
  "rose gold": { hi: "#fff3ec", lt: "#f6cfbc", md: "#dd9e85", dk: "#a86850", dp: "#703d2c" },
  steel: { hi: "#ffffff", lt: "#dfe3e7", md: "#a9b0b8", dk: "#6c737c", dp: "#42484f" },
  titanium: { hi: "#efefef", lt: "#bcbec2", md: "#8c9095", dk: "#5b5f65", dp: "#393c41" },
};

/** Stones: cut to facets, or rounded and polished. */
const STONES = {
  diamond: { colour: "#dfeaf5", cut: true },
  sapphire: { colour: "#1f4fb8", cut: true },
  ruby: { colour: "#c3123f", cut: true },
  emerald: { colour: "#0c8a54", cut: true },
  amethyst: { colour: "#8a4cc7", cut: true },
  pearl: { colour: "#f1e6dc", cut: false },
  jade: { colour: "#5fae7a", cut: false },
  moonstone: { colour: "#cfdcec", cut: false },
  turquoise: { colour: "#37b3b0", cut: false },
  onyx: { colour: "#22232a", cut: false },
};

const COLOURS = {
  graphite: "#3f434b", ivory: "#efe7d6", "sea green": "#4f9483", lilac: "#b49ddb", coral: "#f0836a", "sky blue": "#86b9e4",
  "midnight blue": "#1a2a56", black: "#1d1e22", "forest green": "#1d4634", champagne: "#e3cfa4",
  clear: "#dfe9f0", pastel: "#e8b7c4", brown: "#8a5331", floral: "#f3e6e1", grey: "#878c94", tinted: "#3a3f48", matte: "#cfd5da",
};

export const metalOf = (attributes) => METALS[attributes.metal] ?? METALS["sterling silver"];

/** The stone, or null where there is none. */
export const stoneOf = (attributes) => {
  const name = attributes.stone;
  return STONES[name] ? { name, ...STONES[name], tones: tonesOf(STONES[name].colour) } : null;
};

export const colourOf = (name, otherwise = "graphite") => COLOURS[name] ?? COLOURS[otherwise];

export const STEEL = METALS.steel;
export const RUBBER = tonesOf("#33353b");

/** Brands that make things of plastic have a colour of their own. */
const BRANDS = {
  Shellcraft: "#34495e", "Plum Tree": "#7a4a78", Gridline: "#2f3136", Tonewell: "#e9e4da", Amberly: "#c9803a",
};

export const brandColour = (brand) => BRANDS[brand] ?? "#3f434b";

/** The light behind a thing: warm for jewellery, cool for electronics. */
export function backdropOf(category, dark) {
  const warm = ["Rings", "Necklaces", "Earrings", "Bracelets", "Watches"].includes(category);
  if (dark) {
    return warm ? ["#3b3531", "#1d1a18"] : ["#343a44", "#191c22"];
  }
  return warm ? ["#fdfbf8", "#e9e0d6"] : ["#fbfcfe", "#dde3ea"];
}
