// Pictures of everything in the shop, drawn from what the catalogue says; the same item always looks the same.
import { bracelet } from "./bracelets.js";
import { phoneCase, protector } from "./cases.js";
import { earrings } from "./earrings.js";
import { backdropOf } from "./materials.js";
import { necklace } from "./necklaces.js";
import { phone } from "./phones.js";
import { cable, charger, powerBank } from "./power.js";
import { ring } from "./rings.js";
import { headphones } from "./sound.js";
import { Sheet, tonesOf } from "./sheet.js";
import { stand } from "./stands.js";
import { watch } from "./watches.js";

/** What draws the items of each category. */
export const DRAWN = {
  Rings: ring, Necklaces: necklace, Earrings: earrings, Bracelets: bracelet, Watches: watch,
  Phones: phone, "Phone Cases": phoneCase, "Screen Protectors": protector,
  Chargers: charger, Cables: cable, "Power Banks": powerBank, Headphones: headphones, Stands: stand,
};

function parcel(sheet) {
  const tones = tonesOf("#c9a26d");
  sheet.shadow(206, 318, 120, 15);
  sheet.box(96, 130, 208, 184, 12, tones);
  sheet.add(`<path d="M184 130h32v184h-32z" fill="#a13a3a"/><path d="M200 130c-50-60-90-20-40 0M200 130c50-60 90-20 40 0" fill="none" stroke="#a13a3a" stroke-width="14" stroke-linecap="round"/>`);
}

/** The picture as SVG. What nobody knows how to draw comes in a parcel. */
export function picture({ item, title, categoryPath, brand, attributes }, dark = false) {
  const sheet = new Sheet(item, dark);
  const category = categoryPath.at(-1);
  const thing = { title: title.toLowerCase(), brand, attributes: attributes ?? {} };
  (DRAWN[category] ?? parcel)(sheet, thing);
  return sheet.svg(backdropOf(category, dark));
}

const kept = new Map();

/** The picture as an address for `img`. */
export function pictureAddress(item, dark) {
  const key = `${item.item} ${dark}`;
  if (!kept.has(key)) {
    kept.set(key, "data:image/svg+xml," + encodeURIComponent(picture(item, dark)));
  }
  return kept.get(key);
}
